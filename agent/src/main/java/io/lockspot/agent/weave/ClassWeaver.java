package io.lockspot.agent.weave;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;

/** Weaves a class. Apart from {@link Weaver}, so that the start of a JVM need not wait for ASM. Safe for all threads. */
final class ClassWeaver {

    private final ClassFiles own = ClassFiles.of(ClassWeaver.class.getClassLoader());
    private final Map<String, AdviceCode> advices = new ConcurrentHashMap<>();
    private final Outcomes outcomes;

    ClassWeaver(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** Reads the code that will be woven into a target. */
    void prepare(Target target) {
        for (Point point : target.points()) {
            if (point.kind() == Point.Kind.ADVICE) {
                advice(point.code().replace('.', '/'));
            }
        }
    }

    /**
     * The class with its probes.
     *
     * @param files where the classes above it are found
     * @return null when it is left alone, which {@link Outcomes} is told
     */
    byte[] weave(Target target, byte[] classFile, ClassFiles files) {
        ClassReader reader = new ClassReader(classFile);
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
