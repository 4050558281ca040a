package io.lockspot.agent.child;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;

/**
 * An agent whose start fails when the program's exit already waits for it, and goes on when the exit has gone on: what
 * happens once in many exits happens in each.
 */
public final class LateFailure {

    /** What the start fails with. */
    public static final String REASON = "java.lang.IllegalStateException: too late";

    private static final String INNER = "io/lockspot/agent/agent.jar";

    private LateFailure() {}

    /** The agent's jar with that fault. */
    public static Path agent(Path directory) throws IOException {
        Path inner = Jars.extract(Victim.AGENT, INNER, directory);
        // Made when Flight Recorder is up.
        change(inner, "io.lockspot.agent.record.DumpRhythm", isConstructor(), FailWhenTheExitWaits.class);
        change(inner, "io.lockspot.agent.record.WithheldHooks", named("giveBack"), AwaitTheExit.class);
        return Jars.replace(Victim.AGENT, INNER, inner, directory);
    }

    private static void change(Path jar, String name, ElementMatcher<MethodDescription> method, Class<?> advice)
            throws IOException {
        try (ClassFileLocator files = ClassFileLocator.ForJarFile.of(jar.toFile());
                ClassFileLocator all =
                        new ClassFileLocator.Compound(files, ClassFileLocator.ForClassLoader.ofPlatformLoader())) {
            TypeDescription type = TypePool.Default.of(all).describe(name).resolve();
            new ByteBuddy()
                    .redefine(type, all)
                    .visit(Advice.to(advice).on(method))
                    .make()
                    .inject(jar.toFile());
        }
    }

    static final class FailWhenTheExitWaits {

        private FailWhenTheExitWaits() {}

        @Advice.OnMethodEnter
        static void enter() throws InterruptedException {
            boolean waits = false;
            while (!waits) {
                Thread.sleep(1);
                for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
                    for (StackTraceElement frame : stack) {
                        waits |= frame.getMethodName().equals("awaitEnd");
                    }
                }
            }
            throw new IllegalStateException("too late");
        }
    }

    static final class AwaitTheExit {

        private AwaitTheExit() {}

        @Advice.OnMethodExit
        static void exit(@Advice.FieldValue("field") Field hooks) throws InterruptedException, IllegalAccessException {
            while (hooks.get(null) != null) {
                Thread.sleep(1);
            }
        }
    }
}
