package io.lockspot.agent.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Shows the JDK's calls of {@code epoll_ctl} to a probe: each is followed by one of the probe's {@code controlled}, which
 * gets the result and the arguments and gives the result back. Where the JDK changes a registration and adds it when there
 * is none, only the result says which of the two happened; the native method itself cannot take woven code.
 */
final class EpollCtlCalls extends ShiftedMethod {

    private static final int ARGUMENTS = 4;

    private final String probe;
    private final int first;
    private boolean found;

    /** @param probe the class, with slashes */
    EpollCtlCalls(MethodVisitor next, String owner, int access, String descriptor, String probe) {
        super(next, owner, access, descriptor);
        this.probe = probe;
        first = reserve(Type.INT_TYPE);
        for (int i = 1; i < ARGUMENTS; i++) {
            reserve(Type.INT_TYPE);
        }
    }

    @Override
    List<Object> reserved() {
        List<Object> unknown = new ArrayList<>();
        addUnknown(unknown, ARGUMENTS);
        return unknown;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        boolean control = owner.equals("sun/nio/ch/EPoll") && name.equals("ctl") && descriptor.equals("(IIII)I");
        for (int i = ARGUMENTS - 1; control && i >= 0; i--) {
            mv.visitVarInsn(Opcodes.ISTORE, first + i);
        }
        if (control) {
            loadArguments();
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (control) {
            loadArguments();
            super.visitMethodInsn(Opcodes.INVOKESTATIC, probe, "controlled", "(IIIII)I", false);
            found = true;
        }
    }

    private void loadArguments() {
        for (int i = 0; i < ARGUMENTS; i++) {
            mv.visitVarInsn(Opcodes.ILOAD, first + i);
        }
    }

    @Override
    public void visitEnd() {
        if (!found) {
            throw new IllegalStateException("no call of epoll_ctl");
        }
        super.visitEnd();
    }
}
