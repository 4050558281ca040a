package io.lockspot.agent.weave;

import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/** The classes of this JDK, read as files, so that none of them is loaded or initialised by looking. */
final class JdkFiles {

    private final TypePool pool;

    JdkFiles() {
        this(ClassFileLocator.ForClassLoader.ofBootLoader());
    }

    JdkFiles(ClassFileLocator files) {
        pool = TypePool.Default.WithLazyResolution.of(files);
    }

    boolean has(String className) {
        return pool.describe(className).isResolved();
    }

    /** Whether the class is there and declares a method of this name. */
    boolean declares(String className, String method) {
        return has(className)
                && describe(className).getDeclaredMethods().stream()
                        .anyMatch(m -> m.getInternalName().equals(method));
    }

    /** A class that is there. */
    TypeDescription describe(String className) {
        return pool.describe(className).resolve();
    }
}
