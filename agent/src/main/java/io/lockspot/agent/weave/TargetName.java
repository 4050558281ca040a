package io.lockspot.agent.weave;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of a target. Where a class was moved, {@code hooks.txt} has several names, and the one is found when it is first
 * asked for: that takes a class file to be read, which the start of a JVM need not wait for. Safe for all threads.
 */
final class TargetName {

    private final String text;
    private final String method;
    private final ClassFiles jdk;
    private volatile String chosen;

    /**
     * @param text the name, or several with bars between
     * @param method of several names it is the first of a class that declares this method, or else the last
     */
    TargetName(String text, String method, ClassFiles jdk) {
        this.text = text;
        this.method = method;
        this.jdk = jdk;
        chosen = text.indexOf('|') < 0 ? text : null;
    }

    /** As {@code hooks.txt} has it. */
    String text() {
        return text;
    }

    /** All names that it may be. */
    List<String> candidates() {
        List<String> names = new ArrayList<>();
        int at = 0;
        for (int bar = text.indexOf('|'); bar > 0; bar = text.indexOf('|', at)) {
            names.add(text.substring(at, bar));
            at = bar + 1;
        }
        names.add(text.substring(at));
        return names;
    }

    String get() {
        String known = chosen;
        if (known == null) {
            known = choose();
            chosen = known;
        }
        return known;
    }

    private String choose() {
        List<String> names = candidates();
        int last = names.size() - 1;
        for (String name : names.subList(0, last)) {
            if (jdk.declares(name, method)) {
                return name;
            }
        }
        return names.get(last);
    }
}
