package io.lockspot.agent.weave;

import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;

/**
 * An advice, read from its class file: a method to be copied before another method, one to be copied after it, or both.
 * The annotations are Byte Buddy's and mean the same; what of them is not understood is an error, found by the first
 * test that weaves it.
 */
final class AdviceCode {

    /** One of the two methods. */
    static final class Part {
        final String name;
        final Type[] types;
        final Type returned;
        final AdviceParameter[] parameters;
        /** Copied also where the method ends by an exception. */
        boolean onThrowable;

        private boolean suppresses;

        private Part(String name, String descriptor) {
            this.name = name;
            types = Type.getArgumentTypes(descriptor);
            returned = Type.getReturnType(descriptor);
            parameters = new AdviceParameter[types.length];
        }
    }

    private static final String ENTER = "/Advice$OnMethodEnter;";
    private static final String EXIT = "/Advice$OnMethodExit;";
    private static final Type THROWABLE = Type.getObjectType("java/lang/Throwable");

    private final ClassReader reader;
    private Part enter;
    private Part exit;

    AdviceCode(ClassReader reader) {
        this.reader = reader;
        reader.accept(
                new ClassVisitor(ClassFile.ASM) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new Signature(new Part(name, descriptor));
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    /** Null when nothing is copied before the method. */
    Part enter() {
        return enter;
    }

    /** Null when nothing is copied after the method. */
    Part exit() {
        return exit;
    }

    /** Shows the instructions of one of the methods. */
    void copy(Part part, MethodVisitor copier) {
        reader.accept(
                new ClassVisitor(ClassFile.ASM) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return name.equals(part.name) ? copier : null;
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.EXPAND_FRAMES);
    }

    private final class Signature extends MethodVisitor {

        private final Part part;

        Signature(Part part) {
            super(ClassFile.ASM);
            this.part = part;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            if (descriptor.endsWith(ENTER)) {
                enter = part;
            } else if (descriptor.endsWith(EXIT)) {
                exit = part;
            } else {
                return null;
            }
            return new AnnotationVisitor(ClassFile.ASM) {
                @Override
                public void visit(String key, Object value) {
                    part.onThrowable |= key.equals("onThrowable") && value.equals(THROWABLE);
                    part.suppresses |= key.equals("suppress") && value.equals(THROWABLE);
                }
            };
        }

        @Override
        public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
            AdviceParameter meaning = new AdviceParameter(AdviceParameter.Kind.of(descriptor));
            part.parameters[parameter] = meaning;
            return meaning;
        }

        @Override
        public void visitEnd() {
            if ((part == enter || part == exit) && !part.suppresses) {
                throw new IllegalArgumentException("an advice that lets exceptions pass: " + reader.getClassName());
            }
        }
    }
}
