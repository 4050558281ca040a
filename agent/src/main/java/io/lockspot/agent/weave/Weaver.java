package io.lockspot.agent.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Weaves the probes into the selectors of this JVM: those that are loaded, at once; the others when they are. Done with
 * ASM alone: Byte Buddy would take several times as long as all the rest of the agent's start. Takes no locks, so classes
 * may be loaded by any thread meanwhile, also by the weaving itself.
 */
public final class Weaver implements ClassFileTransformer {

    private final ClassFiles jdk = ClassFiles.ofJdk();
    private final Targets targets =
            new Targets(HookTable.targets(jdk, Runtime.version().feature()));
    private final ProgramStart program = new ProgramStart();
    private final Outcomes outcomes;

    /** Null before the first class is woven; when two threads come to that at once, each makes one, and either will do. */
    private volatile ClassWeaver classes;

    private Weaver(Consumer<String> log) {
        outcomes = new Outcomes(targets.all(), log);
    }

    /**
     * Weaves all targets that are loaded, and from now on those that are being loaded. Each is checked first. The probes
     * must be in the boot loader, and warmed up.
     *
     * @param queuesLater whether the queues of locks may be left to {@link Weaving#complete}, when no other target is loaded:
     *     that takes longer than all the rest, and the start of a JVM waits for this
     * @param log takes one line for each target that is left unwoven, now or when its class is loaded; called by the
     *     thread that loads the class
     */
    public static Weaving install(Instrumentation instrumentation, boolean queuesLater, Consumer<String> log) {
        Weaver weaver = new Weaver(log);
        instrumentation.addTransformer(weaver, true);
        // Looked for once the transformer is in place, so that a class loaded meanwhile is seen by one of the two.
        List<Class<?>> loaded = weaver.loaded(instrumentation);
        boolean later = queuesLater && weaver.areQueues(loaded);
        if (!later) {
            weaver.retransform(instrumentation, loaded);
        }
        return new Weaving(instrumentation, weaver, weaver.outcomes, later ? loaded : List.of());
    }

    /** What would be woven into the JDK that runs this, by its class files; nothing is. */
    public static List<Hook> preview() {
        Weaver weaver = new Weaver(line -> {});
        weaver.checkUnloaded();
        return weaver.outcomes.hooks();
    }

    /**
     * Checks the targets of this JDK that are not loaded yet, so that it is told early what will be left unwoven. Reads
     * their class files, which takes some time.
     */
    void checkUnloaded() {
        for (Target target : targets.all()) {
            if (!target.library() && outcomes.isUnsettled(target)) {
                ClassFile type = jdk.find(target.name().replace('.', '/'));
                String lacks = type == null ? "no such class in this JDK" : target.lacks(type, jdk);
                if (!lacks.isEmpty()) {
                    outcomes.missing(target, target.name(), lacks);
                }
            }
        }
    }

    ProgramStart program() {
        return program;
    }

    /** The targets that are loaded. */
    List<Class<?>> loaded(Instrumentation instrumentation) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : LoadedClasses.of(instrumentation)) {
            if (!type.isInterface() && !type.isArray() && targets.of(type) != null) {
                found.add(type);
            }
        }
        return found;
    }

    private boolean areQueues(List<Class<?>> types) {
        for (Class<?> type : types) {
            if (!targets.of(type).lockQueue()) {
                return false;
            }
        }
        return true;
    }

    /** Reads what weaving these will take. */
    void prepare(List<Class<?>> types) {
        for (Class<?> type : types) {
            classes().prepare(targets.of(type));
        }
    }

    /** Has the JVM show these to its transformers again, all at once, and when it refuses, one by one. */
    void retransform(Instrumentation instrumentation, List<Class<?>> found) {
        if (!found.isEmpty() && retransformAll(instrumentation, found) != null) {
            for (Class<?> type : found) {
                Throwable refused = retransformAll(instrumentation, List.of(type));
                if (refused != null) {
                    outcomes.failed(targets.of(type), type.getName(), refused.toString());
                }
            }
        }
    }

    private static Throwable retransformAll(Instrumentation instrumentation, List<Class<?>> types) {
        try {
            instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
            return null;
        } catch (Exception | LinkageError | InternalError e) {
            return e;
        }
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        program.loading(loader);
        Target target = name == null ? null : targets.of(name, loader);
        if (target == null) {
            return null;
        }
        try {
            if (loader == null && !target.name().equals(name.replace('/', '.'))) {
                return null;
            }
            return classes().weave(target, classFile, loader == null ? jdk : ClassFiles.of(loader));
        } catch (Throwable t) {
            outcomes.failed(target, name.replace('/', '.'), t.toString());
            return null;
        }
    }

    private ClassWeaver classes() {
        ClassWeaver made = classes;
        if (made == null) {
            made = new ClassWeaver(outcomes);
            classes = made;
        }
        return made;
    }
}
