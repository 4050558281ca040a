package io.lockspot.agent.record;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the agent needs of the JDK's inside, opened to the agent's own loader alone: a place after the application's
 * shutdown hooks, and leave for one module to use native code.
 */
final class JavaInternals {

    private static final String PACKAGE = "jdk.internal.access";

    /** The JVM's own uses are 0 to 2 (console, application hooks, delete on exit); they run in this order, to 9. */
    private static final int AFTER_ALL_OTHERS = 8;

    private JavaInternals() {}

    /** Opens what this class uses. */
    static void open(Instrumentation instrumentation) {
        open(instrumentation, "java.base", PACKAGE);
    }

    /** Opens one package to the agent's loader. */
    static void open(Instrumentation instrumentation, String module, String packageName) {
        Optional<Module> opened = ModuleLayer.boot().findModule(module);
        if (opened.isPresent()) {
            Map<String, Set<Module>> agent = Map.of(packageName, Set.of(JavaInternals.class.getModule()));
            instrumentation.redefineModule(opened.get(), Set.of(), agent, agent, Set.of(), Map.of());
        }
    }

    /**
     * Runs a task at the JVM's exit, after the application's own shutdown hooks: they may still close channels, and
     * that counts too. While those run it is not too late yet.
     *
     * @return false where the JDK has no such place
     */
    static boolean atExit(Runnable task) {
        try {
            Class<?>[] parameters = {int.class, boolean.class, Runnable.class};
            access("registerShutdownHook", parameters, AFTER_ALL_OTHERS, true, task);
            return true;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    /** Whether the JVM is at its end, and takes no more shutdown hooks of applications. */
    static boolean isExiting() {
        Thread none = new Thread(null, () -> {}, "lockspot-none", 0, false);
        try {
            Runtime.getRuntime().addShutdownHook(none);
            Runtime.getRuntime().removeShutdownHook(none);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /**
     * Runs a task that adds a shutdown hook, as JFR does when it comes up, although the JVM is at its end and takes none.
     * The hook is not run.
     */
    static <E extends Exception> void withHooks(Instrumentation instrumentation, Task<E> task) throws E {
        Field hooks = hooks(instrumentation);
        boolean lent = hooks != null && lend(hooks);
        try {
            task.run();
        } finally {
            if (lent) {
                forget(hooks);
            }
        }
    }

    /**
     * Runs a task and keeps the shutdown hook that it adds on this thread, as JFR does when it comes up, away from the
     * JVM: an exit that begins the moment after would run it beside the application's hooks. An exit that begins while the
     * task runs waits for it: a task that cannot add its hook fails, and JFR that comes up a second time is there twice.
     * When the task fails, the JVM gets the hook.
     *
     * @return the hook; null when there was none, or when this JDK keeps its hooks elsewhere
     * @throws IllegalStateException when the JVM is at its end already; then the task does not run
     */
    static <E extends Exception> Thread withholdingHook(Instrumentation instrumentation, Task<E> task) throws E {
        Field field = hooks(instrumentation);
        WithheldHooks withheld = field == null ? null : WithheldHooks.inPlaceOf(field);
        boolean done = false;
        try {
            task.run();
            done = true;
        } finally {
            if (withheld != null) {
                withheld.giveBack(!done);
            }
        }
        return withheld == null ? null : withheld.hook();
    }

    /** Where the JVM has the application's hooks; null in a JDK that differs: then a task will say that it cannot add one. */
    private static Field hooks(Instrumentation instrumentation) {
        try {
            open(instrumentation, "java.base", "java.lang");
            Field field = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    /** An empty place for hooks, if the JVM has none any more. */
    private static boolean lend(Field hooks) {
        try {
            if (hooks.get(null) != null) {
                return false;
            }
            hooks.set(null, new IdentityHashMap<Thread, Thread>());
            return true;
        } catch (IllegalAccessException | RuntimeException e) {
            return false;
        }
    }

    private static void forget(Field hooks) {
        try {
            hooks.set(null, null);
        } catch (IllegalAccessException | RuntimeException e) {
            // It could be written a moment ago. What the task has thrown says more.
        }
    }

    /** What may fail. */
    interface Task<E extends Exception> {
        void run() throws E;
    }

    /** Lets a named module load a native library without a warning on the application's stderr. */
    static void enableNativeAccess(Module module) {
        try {
            access("addEnableNativeAccess", new Class<?>[] {Module.class}, module);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // Then the JDK may print its warning; the library loads nevertheless.
        }
    }

    private static void access(String method, Class<?>[] parameters, Object... arguments)
            throws ReflectiveOperationException {
        Object target = Class.forName(PACKAGE + ".SharedSecrets")
                .getMethod("getJavaLangAccess")
                .invoke(null);
        Class.forName(PACKAGE + ".JavaLangAccess").getMethod(method, parameters).invoke(target, arguments);
    }
}
