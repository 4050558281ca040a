package io.lockspot.agent.weave;

import io.lockspot.agent.weave.UserTargets.Point;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.List;
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

/**
 * Weaves what a user's probe files name, with Byte Buddy: their classes may come from any compiler, and be of any version.
 * Safe for all threads.
 */
final class UserWeaver {

    /** Makes Byte Buddy do without Unsafe, at whose use younger JDKs print four lines; it looks once. */
    private static final String SAFE = "net.bytebuddy.safe";

    private final Instrumentation instrumentation;
    private final UserTargets targets;
    private final UserOutcomes outcomes;
    private ResettableClassFileTransformer transformer;

    private UserWeaver(Instrumentation instrumentation, UserTargets targets, Consumer<String> log) {
        this.instrumentation = instrumentation;
        this.targets = targets;
        outcomes = new UserOutcomes(targets, log);
    }

    /**
     * Weaves what is loaded, at once, and the rest when it is loaded. To be called after {@link Weaver#install}.
     *
     * @param log takes one line for each probe that cannot be woven, now or when its class is loaded; called by the
     *     thread that loads the class
     */
    static UserWeaver install(Instrumentation instrumentation, UserTargets targets, Consumer<String> log) {
        String before = System.getProperty(SAFE);
        System.setProperty(SAFE, "true");
        try {
            UserWeaver weaver = new UserWeaver(instrumentation, targets, log);
            weaver.transformer = weaver.install();
            weaver.transformLoaded();
            return weaver;
        } finally {
            restore(before);
        }
    }

    private static void restore(String before) {
        if (before == null) {
            System.clearProperty(SAFE);
        } else {
            System.setProperty(SAFE, before);
        }
    }

    /** To be appended to {@link Weaving#summary()}; empty without probe files. */
    String summary() {
        return outcomes.summary();
    }

    /** Every method of the probe files, and what became of it so far. */
    List<Hook> hooks() {
        return outcomes.hooks().stream().map(Weaving::current).toList();
    }

    /** The methods that are woven by now, as {@code lockspot.Environment} has them. */
    String methods() {
        return outcomes.methods();
    }

    /** One line for each probe whose class was never loaded, for the end of the recording. */
    void tellNotLoaded() {
        outcomes.tellNotLoaded();
    }

    /** Gives the classes their own behaviour back. */
    void remove() {
        instrumentation.removeTransformer(transformer);
        transformLoaded();
    }

    private ResettableClassFileTransformer install() {
        return new AgentBuilder.Default(new ByteBuddy().with(TypeValidation.DISABLED))
                .disableClassFormatChanges()
                .with(AgentBuilder.InitializationStrategy.NoOp.INSTANCE)
                .with(AgentBuilder.DescriptionStrategy.Default.POOL_ONLY)
                .with(RedefinitionStrategy.RETRANSFORMATION)
                // Byte Buddy would read their class files first, which not every loader still has.
                .with((RedefinitionStrategy.DiscoveryStrategy) loaded -> List.of())
                .with(outcomes)
                .with((AgentBuilder.TransformerDecorator) t -> new NameFilter(t, this::isTarget))
                .ignore(none())
                .type((type, loader, module, loaded, domain) ->
                        !outcomes.fitting(type, loader).isEmpty())
                .transform((builder, type, loader, module, domain) -> weave(builder, type, loader))
                .installOn(instrumentation);
    }

    /** Asked once the transformer is in place, so that a class loaded meanwhile is seen by one of the two. */
    private void transformLoaded() {
        for (Class<?> type : LoadedClasses.of(instrumentation)) {
            if (!targets.of(type.getName()).isEmpty()) {
                try {
                    instrumentation.retransformClasses(type);
                } catch (UnmodifiableClassException | LinkageError | InternalError | RuntimeException e) {
                    outcomes.failed(type.getName(), e);
                }
            }
        }
    }

    private boolean isTarget(String internalName) {
        return !targets.of(internalName.replace('/', '.')).isEmpty();
    }

    private DynamicType.Builder<?> weave(DynamicType.Builder<?> builder, TypeDescription type, ClassLoader loader) {
        ClassFileLocator advice = ClassFileLocator.ForClassLoader.of(UserWeaver.class.getClassLoader());
        DynamicType.Builder<?> woven = builder;
        for (Point point : outcomes.fitting(type, loader)) {
            woven = woven.visit(Advice.withCustomMapping()
                    .bind(ProbeNumber.class, point.number())
                    .to(UserAdvice.class, advice)
                    .on(point.probe()::matches));
        }
        return woven;
    }
}
