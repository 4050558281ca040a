package io.lockspot.agent.weave;

import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;

import static net.bytebuddy.matcher.ElementMatchers.none;

/** Weaves the probes into the selectors of this JVM: those that are loaded, at once; the others when they are. */
public final class Weaver {

    /** Makes Byte Buddy do without Unsafe, at whose use younger JDKs print four lines; it looks once. */
    private static final String SAFE = "net.bytebuddy.safe";

    private final JdkFiles jdk = new JdkFiles();
    private final List<Target> targets =
            HookTable.targets(jdk, Runtime.version().feature());
    private final Outcomes outcomes;

    private Weaver(Consumer<String> log) {
        outcomes = new Outcomes(targets, log);
    }

    /**
     * Checks and weaves all targets. The probes must be in the boot loader, warmed up, and their events registered.
     *
     * @param log takes one line for each target that is left unwoven, now or when its class is loaded; called by the
     *     thread that loads the class
     */
    public static Weaving install(Instrumentation instrumentation, Consumer<String> log) {
        String before = System.getProperty(SAFE);
        System.setProperty(SAFE, "true");
        try {
            return new Weaver(log).install(instrumentation);
        } finally {
            restore(before);
        }
    }

    private Weaving install(Instrumentation instrumentation) {
        checkJdk();
        Discovery discovery = new Discovery(outcomes);
        ResettableClassFileTransformer transformer = new AgentBuilder.Default(
                        new ByteBuddy().with(TypeValidation.DISABLED))
                .disableClassFormatChanges()
                .with(AgentBuilder.InitializationStrategy.NoOp.INSTANCE)
                // Reflection on a loaded target would load others, in the middle of a transformation: unwoven.
                .with(AgentBuilder.DescriptionStrategy.Default.POOL_ONLY)
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .with(discovery)
                .with(RedefinitionStrategy.Listener.BatchReallocator.splitting())
                .with(new Batches(outcomes))
                .with(outcomes)
                .with((AgentBuilder.TransformerDecorator) t -> new NameFilter(t, NameFilter.endingAs(targets)))
                .ignore(none())
                .type((type, loader, module, loaded, domain) -> isWhole(type, loader))
                .transform((builder, type, loader, module, domain) -> weave(builder, type, loader))
                .installOn(instrumentation);
        return new Weaving(instrumentation, transformer, discovery, outcomes);
    }

    private static void restore(String before) {
        if (before == null) {
            System.clearProperty(SAFE);
        } else {
            System.setProperty(SAFE, before);
        }
    }

    private void checkJdk() {
        for (Target target : targets) {
            if (!target.library()) {
                String name = target.name();
                String lacks = jdk.has(name) ? target.lacks(jdk.describe(name)) : "no such class in this JDK";
                if (!lacks.isEmpty()) {
                    outcomes.missing(target, name, lacks);
                }
            }
        }
    }

    /** Whether the class is a target and has everything that is woven into it. */
    private boolean isWhole(TypeDescription type, ClassLoader loader) {
        Target target = outcomes.targetOf(type.getName(), loader);
        if (target == null || outcomes.isMissing(target)) {
            return false;
        }
        String lacks = target.library() ? target.lacks(type) : "";
        if (!lacks.isEmpty()) {
            outcomes.missing(target, type.getName(), lacks);
        }
        return lacks.isEmpty();
    }

    private DynamicType.Builder<?> weave(DynamicType.Builder<?> builder, TypeDescription type, ClassLoader loader) {
        ClassFileLocator advice = ClassFileLocator.ForClassLoader.of(Weaver.class.getClassLoader());
        DynamicType.Builder<?> woven = builder;
        for (Point point : outcomes.targetOf(type.getName(), loader).points()) {
            woven = woven.visit(
                    switch (point.kind()) {
                        case ADVICE ->
                            Advice.withCustomMapping()
                                    .bind(Asking.factory())
                                    .bind(FieldNumbers.factory(jdk))
                                    .to(point.codeClass(), advice)
                                    .on(point::matches);
                        case EPOLL_CTL -> EpollCtlCalls.in(point);
                    });
        }
        return woven;
    }

    /** Hears of batches of classes that the JVM refused. */
    private static final class Batches extends RedefinitionStrategy.Listener.Adapter {

        private final Outcomes outcomes;

        Batches(Outcomes outcomes) {
            this.outcomes = outcomes;
        }

        @Override
        public void onComplete(int amount, List<Class<?>> types, Map<List<Class<?>>, Throwable> failures) {
            failures.forEach((batch, reason) -> {
                if (batch.size() == 1) {
                    Class<?> type = batch.get(0);
                    Target target = outcomes.targetOf(type.getName(), type.getClassLoader());
                    outcomes.failed(target, type.getName(), reason.toString());
                }
            });
        }
    }
}
