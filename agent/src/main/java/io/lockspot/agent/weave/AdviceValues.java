package io.lockspot.agent.weave;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Writes what an advice reads of the class that it is copied into: fields, and what methods without parameters return. */
final class AdviceValues {

    private static final String DESCRIPTOR = "java/io/FileDescriptor";

    private final ClassFile type;
    private final ClassFile.Method method;
    private final ClassFiles files;

    AdviceValues(ClassFile type, ClassFile.Method method, ClassFiles files) {
        this.type = type;
        this.method = method;
        this.files = files;
    }

    /** Reads a field of the object, declared in its class or above. */
    void loadField(MethodVisitor mv, String name) {
        ClassFile owner = files.declaringField(type, name);
        if (owner == null) {
            throw new IllegalStateException("no field " + name + " in " + type.name());
        }
        String descriptor = owner.field(name).descriptor();
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        mv.visitFieldInsn(Opcodes.GETFIELD, owner.name(), name, descriptor);
    }

    /**
     * What {@link FieldNumber} stands for: {@code IOUtil.fdVal(Objects.requireNonNull(this.field))}. The native method
     * would end the JVM over a null; what the check throws goes no further than the advice.
     */
    void loadNumber(MethodVisitor mv, String name) {
        loadField(mv, name);
        mv.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "java/util/Objects",
                "requireNonNull",
                "(Ljava/lang/Object;)Ljava/lang/Object;",
                false);
        mv.visitTypeInsn(Opcodes.CHECKCAST, DESCRIPTOR);
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, "sun/nio/ch/IOUtil", "fdVal", "(L" + DESCRIPTOR + ";)I", false);
    }

    /** What {@link Ask} stands for; who is asked is on the stack. */
    void ask(MethodVisitor mv, AdviceParameter parameter) {
        ClassFile asked = switch (parameter.whom) {
            case THIS -> type;
            case FIRST_ARGUMENT -> files.find(Type.getArgumentTypes(method.descriptor())[0].getInternalName());
            case RETURNED -> files.find(Type.getReturnType(method.descriptor()).getInternalName());
        };
        ClassFile owner = files.declaringGetter(asked, parameter.name);
        if (owner == null) {
            throw new IllegalStateException("no method " + parameter.name + " for " + type.name());
        }
        ClassFile.Method getter = owner.getter(parameter.name);
        int opcode = owner.isInterface()
                ? Opcodes.INVOKEINTERFACE
                : getter.has(Opcodes.ACC_PRIVATE) ? Opcodes.INVOKESPECIAL : Opcodes.INVOKEVIRTUAL;
        mv.visitMethodInsn(opcode, owner.name(), getter.name(), getter.descriptor(), owner.isInterface());
    }
}
