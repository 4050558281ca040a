package io.lockspot.agent.weave;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * Weaves the probes into the selectors of this JVM: those that are loaded, at once; the others when they are. Done with
 * ASM alone: Byte Buddy would take several times as long as all the rest of the agent's start. Takes no locks, so classes
 * may be loaded by any thread meanwhile, also by the weaving itself.
 */
public final class Weaver implements ClassFileTransformer {

    private final ClassFiles jdk = ClassFiles.ofJdk();
    private final ClassFiles own = ClassFiles.of(Weaver.class.getClassLoader());
    private final Targets targets =
            new Targets(HookTable.targets(jdk, Runtime.version().feature()));
    private final Map<String, AdviceCode> advices = new ConcurrentHashMap<>();
    private final ProgramStart program = new ProgramStart();
    private final Outcomes outcomes;

    private Weaver(Consumer<String> log) {
        outcomes = new Outcomes(targets.all(), log);
    }

    /**
     * Weaves all targets that are loaded, and from now on those that are being loaded. Each is checked first. The probes
     * must be in the boot loader, and warmed up.
     *
     * @param log takes one line for each target that is left unwoven, now or when its class is loaded; called by the
     *     thread that loads the class
     */
    public static Weaving install(Instrumentation instrumentation, Consumer<String> log) {
        Weaver weaver = new Weaver(log);
        instrumentation.addTransformer(weaver, true);
        weaver.retransform(instrumentation);
        return new Weaving(instrumentation, weaver, weaver.outcomes);
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

    /**
     * Has the JVM show the loaded targets to its transformers again, all at once, and when it refuses, one by one. Looks
     * for them once this transformer is in place, so that a class loaded meanwhile is seen by one of the two.
     */
    void retransform(Instrumentation instrumentation) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> type : LoadedClasses.of(instrumentation)) {
            if (targets.of(type) != null) {
                found.add(type);
            }
        }
        if (!found.isEmpty() && retransform(instrumentation, found) != null) {
            for (Class<?> type : found) {
                Throwable refused = retransform(instrumentation, List.of(type));
                if (refused != null) {
                    outcomes.failed(targets.of(type), type.getName(), refused.toString());
                }
            }
        }
    }

    private static Throwable retransform(Instrumentation instrumentation, List<Class<?>> types) {
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
            return weave(target, new ClassReader(classFile), loader == null ? jdk : ClassFiles.of(loader));
        } catch (Throwable t) {
            outcomes.failed(target, name.replace('/', '.'), t.toString());
            return null;
        }
    }

    private byte[] weave(Target target, ClassReader reader, ClassFiles files) {
        ClassFile type = ClassFile.of(reader);
        String lacks = target.lacks(type, files);
        if (!lacks.isEmpty()) {
            outcomes.missing(target, type.name().replace('/', '.'), lacks);
            return null;
        }
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(ClassFile.ASM, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                        ClassFile.Method woven = new ClassFile.Method(name, descriptor, access);
                        for (Point point : target.points()) {
                            if (point.matches(woven)) {
                                method = weave(point, method, type, woven, files);
                            }
                        }
                        return method;
                    }
                },
                ClassReader.EXPAND_FRAMES);
        outcomes.woven(target);
        return writer.toByteArray();
    }

    private MethodVisitor weave(
            Point point, MethodVisitor next, ClassFile type, ClassFile.Method method, ClassFiles files) {
        String code = point.code().replace('.', '/');
        return switch (point.kind()) {
            case ADVICE -> new AdvisedMethod(next, type, method, advice(code), files);
            case EPOLL_CTL -> new EpollCtlCalls(next, type.name(), method.access(), method.descriptor(), code);
        };
    }

    private AdviceCode advice(String code) {
        AdviceCode advice = advices.get(code);
        if (advice == null) {
            ClassReader reader = own.read(code);
            if (reader == null) {
                throw new NoClassDefFoundError(code);
            }
            advice = new AdviceCode(reader);
            advices.put(code, advice);
        }
        return advice;
    }
}
