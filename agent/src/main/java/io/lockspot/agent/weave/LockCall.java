package io.lockspot.agent.weave;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** Finds which field holds the object that a call on one line is made on; two calls on two fields have no answer. */
final class LockCall extends Origins {

    private final String callee;
    private final int line;
    private final Set<Field> found = new HashSet<>();

    /** The field that was read last, by its type: of a call with arguments, the object is no longer on top. */
    private final Map<String, Field> lastOfType = new HashMap<>();

    private int current = -1;
    private boolean unknown;

    /**
     * @param callee name of the method that is called
     * @param line of the call; negative for any
     */
    LockCall(String callee, int line) {
        this.callee = callee;
        this.line = line;
    }

    /** The field, or null when the method does not tell. */
    Field field() {
        return unknown || found.size() != 1 ? null : found.iterator().next();
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        current = number;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        super.visitFieldInsn(opcode, owner, name, descriptor);
        if (top() != null && descriptor.startsWith("L")) {
            lastOfType.put(descriptor.substring(1, descriptor.length() - 1), top());
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (name.equals(callee) && (line < 0 || line == current) && opcode != Opcodes.INVOKESTATIC) {
            Field receiver = descriptor.startsWith("()") ? top() : lastOfType.get(owner);
            unknown |= receiver == null;
            if (receiver != null) {
                found.add(receiver);
            }
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
}
