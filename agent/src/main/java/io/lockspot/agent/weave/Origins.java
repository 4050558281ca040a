package io.lockspot.agent.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Reads a method and follows which field the value on top of the stack came from: read directly, by way of a local
 * variable that is assigned once, or as a view of the field's lock. Whatever is less plain than that has no origin.
 */
abstract class Origins extends MethodVisitor {

    /**
     * A field as the code names it.
     *
     * @param owner internal name of the class that it is looked up in
     * @param element whether an element of the array in the field is meant
     */
    record Field(String owner, String name, boolean element) {}

    /** They give another face of the very same lock. */
    private static final Set<String> VIEWS = Set.of("readLock", "writeLock", "newCondition");

    private final Map<Integer, Field> locals = new HashMap<>();
    private final Set<Integer> unclear = new HashSet<>();
    private Field top;

    /** The array that was read from a field last: an element comes from it. */
    private Field array;

    Origins() {
        super(ClassFile.ASM);
    }

    /** Where the value on top of the stack came from; null when that is not known. */
    final Field top() {
        return top;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        boolean read = opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC;
        top = read ? new Field(owner, name, false) : null;
        if (read && descriptor.startsWith("[")) {
            array = new Field(owner, name, true);
        }
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
        if (opcode == Opcodes.ASTORE) {
            Field before = locals.put(index, top);
            if (top == null || before != null && !before.equals(top)) {
                unclear.add(index);
            }
            top = null;
        } else {
            top = opcode == Opcodes.ALOAD && !unclear.contains(index) ? locals.get(index) : null;
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (!VIEWS.contains(name) || !descriptor.startsWith("()")) {
            top = null;
        }
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.AALOAD) {
            top = array;
        } else if (opcode != Opcodes.DUP) {
            top = null;
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        top = null;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        top = null;
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        top = null;
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        top = null;
    }

    @Override
    public void visitLdcInsn(Object value) {
        top = null;
    }

    @Override
    public void visitIincInsn(int index, int increment) {
        top = null;
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label fallback, Label... labels) {
        top = null;
    }

    @Override
    public void visitLookupSwitchInsn(Label fallback, int[] keys, Label[] labels) {
        top = null;
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        top = null;
    }
}
