package io.lockspot.agent.weave;

import io.lockspot.agent.weave.AdviceCode.Part;
import io.lockspot.agent.weave.AdviceParameter.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * A method with an advice copied in. What the advice throws goes no further. The method's object and the arguments are,
 * for the part after the method, those that it was called with.
 *
 * <pre>
 *     try { enter = … } catch (Throwable) { enter = null }
 *     try { result = the method's own code } catch (Throwable thrown) { … }
 *     try { … } catch (Throwable) { }
 *     if (thrown != null) throw thrown; return result
 * </pre>
 */
final class AdvisedMethod extends ShiftedMethod implements AdviceCopy.Parameters {

    private static final String THROWABLE = "java/lang/Throwable";
    private static final Type THROWN = Type.getObjectType(THROWABLE);

    private final AdviceCode advice;
    private final AdviceValues values;
    private final Part enter;
    private final Part exit;
    private final boolean catches;

    private final Type entered;
    private int enteredSlot;
    private int returnedSlot;
    private int thrownSlot;
    /** Copies of arguments that the exit wants, by index: the method may change its own. */
    private final TreeMap<Integer, Integer> kept = new TreeMap<>();

    private final Label bodyStart = new Label();
    private final Label returning = new Label();

    AdvisedMethod(MethodVisitor next, ClassFile type, ClassFile.Method method, AdviceCode advice, ClassFiles files) {
        super(next, type.name(), method.access(), method.descriptor());
        this.advice = advice;
        values = new AdviceValues(type, method, files);
        enter = advice.enter();
        exit = advice.exit();
        catches = exit != null && exit.onThrowable;
        entered = enter == null ? Type.VOID_TYPE : enter.returned;
        reserveAll();
    }

    private void reserveAll() {
        enteredSlot = reserve(entered);
        if (exit != null) {
            returnedSlot = reserve(returned);
            thrownSlot = reserve(catches ? THROWN : Type.VOID_TYPE);
            for (AdviceParameter parameter : exit.parameters) {
                if (parameter.kind == Kind.ARGUMENT && !kept.containsKey(parameter.index)) {
                    kept.put(parameter.index, reserve(argument(parameter.index)));
                }
            }
        }
    }

    private Type argument(int index) {
        return parameters.get(isStatic ? index : index + 1);
    }

    private int argumentSlot(int index) {
        int slot = 0;
        for (Type before : parameters.subList(0, isStatic ? index : index + 1)) {
            slot += before.getSize();
        }
        return slot;
    }

    @Override
    List<Object> reserved() {
        return reserved(true, false, false);
    }

    private List<Object> reserved(boolean hasEntered, boolean hasReturned, boolean hasThrown) {
        List<Object> frame = new ArrayList<>();
        add(frame, entered, hasEntered);
        if (exit != null) {
            add(frame, returned, hasReturned);
            add(frame, catches ? THROWN : Type.VOID_TYPE, hasThrown);
            for (int index : kept.keySet()) {
                add(frame, argument(index), true);
            }
        }
        return frame;
    }

    private static void add(List<Object> frame, Type type, boolean known) {
        if (!known) {
            addUnknown(frame, type.getSize());
        } else if (type != Type.VOID_TYPE) {
            frame.add(frameType(type));
        }
    }

    private List<Object> frameBefore() {
        List<Object> frame = new ArrayList<>();
        for (Type type : parameters) {
            frame.add(frameType(type));
        }
        frame.addAll(reserved(false, false, false));
        return frame;
    }

    /** Whatever the method has done to its parameters: only the object itself stays what it was. */
    private List<Object> frameAfter(boolean hasReturned, boolean hasThrown) {
        List<Object> frame = new ArrayList<>();
        for (Type type : parameters) {
            boolean self = !isStatic && frame.isEmpty();
            add(frame, type, self);
        }
        frame.addAll(reserved(true, hasReturned, hasThrown));
        return frame;
    }

    @Override
    public void visitCode() {
        mv.visitCode();
        for (int index : kept.keySet()) {
            mv.visitVarInsn(argument(index).getOpcode(Opcodes.ILOAD), argumentSlot(index));
            mv.visitVarInsn(argument(index).getOpcode(Opcodes.ISTORE), kept.get(index));
        }
        if (enter != null) {
            copy(enter, frameBefore());
            if (entered == Type.VOID_TYPE) {
                // The method may begin with a frame, and two frames must not be at one place.
                mv.visitInsn(Opcodes.NOP);
            } else {
                mv.visitVarInsn(entered.getOpcode(Opcodes.ISTORE), enteredSlot);
            }
        }
        mv.visitLabel(bodyStart);
    }

    @Override
    public void visitInsn(int opcode) {
        if (exit != null && opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
            if (opcode != Opcodes.RETURN) {
                mv.visitVarInsn(returned.getOpcode(Opcodes.ISTORE), returnedSlot);
            }
            mv.visitJumpInsn(Opcodes.GOTO, returning);
        } else {
            super.visitInsn(opcode);
        }
    }

    @Override
    public void visitMaxs(int stack, int locals) {
        if (exit != null) {
            Label exiting = new Label();
            if (catches) {
                catchThrown(exiting);
            }
            mv.visitLabel(returning);
            boolean returns = returned != Type.VOID_TYPE;
            visitFrame(frameAfter(returns, false));
            if (catches) {
                mv.visitInsn(Opcodes.ACONST_NULL);
                mv.visitVarInsn(Opcodes.ASTORE, thrownSlot);
                mv.visitLabel(exiting);
                visitFrame(frameAfter(returns, true));
            }
            copy(exit, frameAfter(returns, catches));
            leave();
        }
        super.visitMaxs(stack, locals);
    }

    private void catchThrown(Label exiting) {
        Label bodyEnd = new Label();
        mv.visitLabel(bodyEnd);
        // Behind all handlers of the method itself, which come first.
        mv.visitTryCatchBlock(bodyStart, bodyEnd, bodyEnd, THROWABLE);
        visitFrame(frameAfter(false, false), THROWABLE);
        mv.visitVarInsn(Opcodes.ASTORE, thrownSlot);
        if (returned != Type.VOID_TYPE) {
            zero(returned);
            mv.visitVarInsn(returned.getOpcode(Opcodes.ISTORE), returnedSlot);
        }
        mv.visitJumpInsn(Opcodes.GOTO, exiting);
    }

    private void leave() {
        if (catches) {
            Label returns = new Label();
            mv.visitVarInsn(Opcodes.ALOAD, thrownSlot);
            mv.visitJumpInsn(Opcodes.IFNULL, returns);
            mv.visitVarInsn(Opcodes.ALOAD, thrownSlot);
            mv.visitInsn(Opcodes.ATHROW);
            mv.visitLabel(returns);
            visitFrame(frameAfter(returned != Type.VOID_TYPE, true));
        }
        if (returned != Type.VOID_TYPE) {
            mv.visitVarInsn(returned.getOpcode(Opcodes.ILOAD), returnedSlot);
        }
        mv.visitInsn(returned.getOpcode(Opcodes.IRETURN));
    }

    /** Leaves on the stack what the part returns, or a zero when it throws. */
    private void copy(Part part, List<Object> frame) {
        Label start = new Label();
        Label end = new Label();
        Label done = new Label();
        mv.visitLabel(start);
        advice.copy(part, new AdviceCopy(mv, part, frame, free(), done, this));
        mv.visitLabel(end);
        // Behind the handlers of the advice itself, which come first.
        mv.visitTryCatchBlock(start, end, end, THROWABLE);
        visitFrame(frame, THROWABLE);
        mv.visitInsn(Opcodes.POP);
        Object[] stack = {};
        if (part.returned != Type.VOID_TYPE) {
            zero(part.returned);
            stack = new Object[] {frameType(part.returned)};
        }
        mv.visitLabel(done);
        visitFrame(frame, stack);
    }

    @Override
    public void load(AdviceParameter parameter) {
        switch (parameter.kind) {
            case THIS -> mv.visitVarInsn(Opcodes.ALOAD, 0);
            case ENTER -> mv.visitVarInsn(entered.getOpcode(Opcodes.ILOAD), enteredSlot);
            case RETURN -> mv.visitVarInsn(returned.getOpcode(Opcodes.ILOAD), returnedSlot);
            case THROWN -> mv.visitVarInsn(Opcodes.ALOAD, thrownSlot);
            case ARGUMENT -> loadArgument(parameter.index);
            case FIELD -> values.loadField(mv, parameter.name);
            case FIELD_NUMBER -> values.loadNumber(mv, parameter.name);
            case ASK -> {
                switch (parameter.whom) {
                    case THIS -> mv.visitVarInsn(Opcodes.ALOAD, 0);
                    case FIRST_ARGUMENT -> loadArgument(0);
                    case RETURNED -> mv.visitVarInsn(Opcodes.ALOAD, returnedSlot);
                }
                values.ask(mv, parameter);
            }
        }
    }

    private void loadArgument(int index) {
        Type type = argument(index);
        mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), kept.getOrDefault(index, argumentSlot(index)));
    }

    private void zero(Type type) {
        mv.visitInsn(
                switch (type.getSort()) {
                    case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.ICONST_0;
                    case Type.FLOAT -> Opcodes.FCONST_0;
                    case Type.LONG -> Opcodes.LCONST_0;
                    case Type.DOUBLE -> Opcodes.DCONST_0;
                    default -> Opcodes.ACONST_NULL;
                });
    }
}
