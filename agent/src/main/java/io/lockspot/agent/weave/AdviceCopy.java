package io.lockspot.agent.weave;

import io.lockspot.agent.weave.AdviceCode.Part;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Writes the instructions of an advice into another method: reading a parameter becomes what the parameter stands for,
 * a variable moves to a free slot, and returning becomes a jump to the end.
 */
final class AdviceCopy extends MethodVisitor {

    /** Who knows what the parameters stand for. */
    interface Parameters {

        /** Writes the instructions that bring it onto the stack. */
        void load(AdviceParameter parameter);
    }

    private final Part part;
    private final List<Object> frame;
    private final int free;
    private final Label done;
    private final Parameters load;
    private final int parameterSize;

    /**
     * @param frame the variables of the other method, up to the free slot
     * @param free from this slot on nothing is in use
     * @param done where to go with what is returned on the stack
     * @param load writes what a parameter stands for
     */
    AdviceCopy(MethodVisitor into, Part part, List<Object> frame, int free, Label done, Parameters load) {
        super(ClassFile.ASM, into);
        this.part = part;
        this.frame = frame;
        this.free = free;
        this.done = done;
        this.load = load;
        this.parameterSize = ShiftedMethod.sizeOf(List.of(part.types));
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        if (slot >= parameterSize) {
            super.visitVarInsn(opcode, slot - parameterSize + free);
        } else if (opcode >= Opcodes.ISTORE) {
            throw new IllegalArgumentException("an advice that changes its parameters: " + part.name);
        } else {
            int at = 0;
            int index = 0;
            while (at < slot) {
                at += part.types[index++].getSize();
            }
            load.load(part.parameters[index]);
        }
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        if (slot < parameterSize) {
            throw new IllegalArgumentException("an advice that changes its parameters: " + part.name);
        }
        super.visitIincInsn(slot - parameterSize + free, increment);
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            super.visitJumpInsn(Opcodes.GOTO, done);
        } else {
            super.visitInsn(opcode);
        }
    }

    @Override
    public void visitFrame(int type, int localCount, Object[] locals, int stackCount, Object[] stack) {
        List<Object> all = new ArrayList<>(frame);
        for (int i = part.types.length; i < localCount; i++) {
            all.add(locals[i]);
        }
        super.visitFrame(Opcodes.F_NEW, all.size(), all.toArray(), stackCount, stack);
    }

    @Override
    public void visitCode() {
        // The other method's has been visited.
    }

    @Override
    public void visitMaxs(int stack, int locals) {
        // Computed for the other method.
    }

    @Override
    public void visitEnd() {
        // The other method goes on.
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return null;
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
        return null;
    }

    @Override
    public void visitAnnotableParameterCount(int count, boolean visible) {
        // Of the advice, not of the other method.
    }
}
