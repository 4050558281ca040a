package io.lockspot.agent.weave;

import java.util.function.Predicate;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.Advice.OffsetMapping;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;

/** Writes the call that {@link Ask} stands for. */
final class Asking implements OffsetMapping {

    private final Ask ask;

    private Asking(Ask ask) {
        this.ask = ask;
    }

    static OffsetMapping.Factory<Ask> factory() {
        return new Factory();
    }

    @Override
    public Target resolve(
            TypeDescription type,
            MethodDescription method,
            Assigner assigner,
            Advice.ArgumentHandler arguments,
            Sort sort) {
        StackManipulation load;
        TypeDescription asked;
        switch (ask.whom()) {
            case THIS -> {
                load = MethodVariableAccess.loadThis();
                asked = type;
            }
            case FIRST_ARGUMENT -> {
                ParameterDescription first = method.getParameters().get(0);
                load = MethodVariableAccess.REFERENCE.loadFrom(arguments.argument(first.getOffset()));
                asked = first.getType().asErasure();
            }
            default -> {
                load = MethodVariableAccess.REFERENCE.loadFrom(arguments.returned());
                asked = method.getReturnType().asErasure();
            }
        }
        return new Target.ForStackManipulation(
                new StackManipulation.Compound(load, MethodInvocation.invoke(find(asked, ask.method()))));
    }

    private static MethodDescription.InDefinedShape find(TypeDescription type, String name) {
        Predicate<MethodDescription> wanted =
                m -> m.getName().equals(name) && m.getParameters().isEmpty();
        for (TypeDescription at = type; at != null; at = at.getSuperClass().asErasure()) {
            for (MethodDescription.InDefinedShape method : at.getDeclaredMethods()) {
                if (wanted.test(method)) {
                    return method;
                }
            }
            if (at.getSuperClass() == null) {
                break;
            }
        }
        throw new IllegalStateException("no method " + name + " in " + type.getName());
    }

    private static final class Factory implements OffsetMapping.Factory<Ask> {
        @Override
        public Class<Ask> getAnnotationType() {
            return Ask.class;
        }

        @Override
        public OffsetMapping make(
                ParameterDescription.InDefinedShape target,
                AnnotationDescription.Loadable<Ask> annotation,
                AdviceType adviceType) {
            return new Asking(annotation.load());
        }
    }
}
