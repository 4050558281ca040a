package io.lockspot.agent.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The targets by the names of classes. Asked for every class that the JVM loads: most answers must cost next to nothing. */
final class Targets {

    private final List<Target> all;
    private final Map<String, Target> ofJdk = new HashMap<>();

    /** The same, with dots: for all classes that are loaded, of which the program's start has a thousand. */
    private final Map<String, Target> ofJdkByName = new HashMap<>();

    private final List<Target> ofLibraries = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();

    Targets(List<Target> targets) {
        all = targets;
        for (Target target : targets) {
            for (String name : target.named().candidates()) {
                String path = name.replace('.', '/');
                if (target.library()) {
                    ofLibraries.add(target);
                    ends.add(path);
                } else {
                    ofJdk.put(path, target);
                    ofJdkByName.put(name, target);
                }
            }
        }
    }

    List<Target> all() {
        return all;
    }

    /**
     * The target that a class is, or may be, where a target has several names.
     *
     * @param name with slashes
     * @param loader null for the boot loader
     * @return null for nearly all classes
     */
    Target of(String name, ClassLoader loader) {
        if (loader == null) {
            return ofJdk.get(name);
        }
        for (int i = 0; i < ends.size(); i++) {
            if (name.endsWith(ends.get(i))) {
                return ofLibraries.get(i);
            }
        }
        return null;
    }

    Target of(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null
                ? ofJdkByName.get(type.getName())
                : of(type.getName().replace('.', '/'), loader);
    }
}
