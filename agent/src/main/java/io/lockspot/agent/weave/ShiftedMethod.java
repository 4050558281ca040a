package io.lockspot.agent.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.TypePath;

/**
 * A method whose local variables are moved up, behind its parameters, to make room for ours. Several of these can stand
 * in a row. Wants expanded frames.
 */
abstract class ShiftedMethod extends MethodVisitor {

    /** The parameters' types, of the object itself first. */
    final List<Type> parameters = new ArrayList<>();

    final boolean isStatic;
    final Type returned;

    private final int parameterSize;
    private int room;

    ShiftedMethod(MethodVisitor next, String owner, int access, String descriptor) {
        super(ClassFile.ASM, next);
        isStatic = (access & Opcodes.ACC_STATIC) != 0;
        if (!isStatic) {
            parameters.add(Type.getObjectType(owner));
        }
        parameters.addAll(List.of(Type.getArgumentTypes(descriptor)));
        returned = Type.getReturnType(descriptor);
        parameterSize = sizeOf(parameters);
    }

    static int sizeOf(List<Type> types) {
        int size = 0;
        for (Type type : types) {
            size += type.getSize();
        }
        return size;
    }

    /** Makes room for a variable; to be called before the method's code is visited. */
    final int reserve(Type type) {
        int slot = parameterSize + room;
        room += type.getSize();
        return slot;
    }

    /** The first slot above the parameters and all that was reserved. */
    final int free() {
        return parameterSize + room;
    }

    /** What the reserved variables hold while the method's own code runs, as frames write it. */
    abstract List<Object> reserved();

    /** As frames write a type. */
    static Object frameType(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
            case Type.FLOAT -> Opcodes.FLOAT;
            case Type.LONG -> Opcodes.LONG;
            case Type.DOUBLE -> Opcodes.DOUBLE;
            default -> type.getInternalName();
        };
    }

    /** As many slots as the type takes, of which nothing is known. */
    static void addUnknown(List<Object> frame, int slots) {
        for (int i = 0; i < slots; i++) {
            frame.add(Opcodes.TOP);
        }
    }

    final void visitFrame(List<Object> locals, Object... stack) {
        mv.visitFrame(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.length, stack);
    }

    private int shifted(int slot) {
        return slot < parameterSize ? slot : slot + room;
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        super.visitVarInsn(opcode, shifted(slot));
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        super.visitIincInsn(shifted(slot), increment);
    }

    @Override
    public void visitFrame(int type, int localCount, Object[] locals, int stackCount, Object[] stack) {
        List<Object> frame = new ArrayList<>();
        int slots = 0;
        int next = 0;
        for (; next < localCount && slots < parameterSize; next++) {
            frame.add(locals[next]);
            slots += locals[next] == Opcodes.LONG || locals[next] == Opcodes.DOUBLE ? 2 : 1;
        }
        addUnknown(frame, parameterSize - slots);
        frame.addAll(reserved());
        for (; next < localCount; next++) {
            frame.add(locals[next]);
        }
        mv.visitFrame(Opcodes.F_NEW, frame.size(), frame.toArray(), stackCount, stack);
    }

    @Override
    public void visitLocalVariable(String name, String descriptor, String signature, Label start, Label end, int slot) {
        super.visitLocalVariable(name, descriptor, signature, start, end, shifted(slot));
    }

    /** Left out: nobody asks a woven method for them. */
    @Override
    public AnnotationVisitor visitLocalVariableAnnotation(
            int type, TypePath path, Label[] start, Label[] end, int[] slots, String descriptor, boolean visible) {
        return null;
    }
}
