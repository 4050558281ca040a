package io.lockspot.agent.weave;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.asm.MemberSubstitution.Substitution.Chain.Step;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.named;

/**
 * Shows the JDK's calls of {@code epoll_ctl} to a probe. Where the JDK changes a registration and adds it when there is
 * none, only the result says which of the two happened; the native method itself cannot take woven code.
 */
final class EpollCtlCalls {

    private static final int ARGUMENTS = 4;

    private EpollCtlCalls() {}

    /** Follows each call in the methods of the point by one of the probe's {@code controlled}. */
    static AsmVisitorWrapper in(Point point) {
        MethodDescription probe = new MethodDescription.ForLoadedMethod(controlled(point.codeClass()));
        return MemberSubstitution.relaxed()
                .failIfNoMatch(true)
                .method(named("ctl").and(isDeclaredBy(named("sun.nio.ch.EPoll"))))
                .replaceWithChain(
                        Step.OfOriginalExpression.INSTANCE,
                        (assigner, typing, type, method) ->
                                (target, parameters, result, handle, stack, current, offsets, free) ->
                                        new Step.Simple(call(probe, offsets), current))
                .on(point::matches);
    }

    private static Method controlled(Class<?> probe) {
        try {
            return probe.getMethod("controlled", int.class, int.class, int.class, int.class, int.class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The result is on the stack already; the arguments of the call were kept. */
    private static StackManipulation call(MethodDescription probe, Map<Integer, Integer> offsets) {
        List<StackManipulation> code = new ArrayList<>();
        for (int i = 0; i < ARGUMENTS; i++) {
            code.add(MethodVariableAccess.of(TypeDescription.ForLoadedType.of(int.class))
                    .loadFrom(offsets.get(i)));
        }
        code.add(MethodInvocation.invoke(probe.asDefined()));
        return new StackManipulation.Compound(code);
    }
}
