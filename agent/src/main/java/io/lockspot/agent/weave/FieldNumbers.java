package io.lockspot.agent.weave;

import java.io.FileDescriptor;
import java.util.Objects;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.Advice.OffsetMapping;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.assign.TypeCasting;
import net.bytebuddy.implementation.bytecode.member.FieldAccess;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;

/**
 * Writes what {@link FieldNumber} stands for: {@code IOUtil.fdVal(Objects.requireNonNull(this.field))}. The native method
 * would end the JVM over a null; what the check throws goes no further than the advice.
 */
final class FieldNumbers implements OffsetMapping {

    private static final TypeDescription DESCRIPTOR = TypeDescription.ForLoadedType.of(FileDescriptor.class);

    private final String name;
    private final JdkFiles jdk;

    private FieldNumbers(String name, JdkFiles jdk) {
        this.name = name;
        this.jdk = jdk;
    }

    static OffsetMapping.Factory<FieldNumber> factory(JdkFiles jdk) {
        return new Factory(jdk);
    }

    @Override
    public Target resolve(
            TypeDescription type,
            MethodDescription method,
            Assigner assigner,
            Advice.ArgumentHandler arguments,
            Sort sort) {
        return new Target.ForStackManipulation(new StackManipulation.Compound(
                MethodVariableAccess.loadThis(),
                FieldAccess.forField(find(type)).read(),
                MethodInvocation.invoke(requireNonNull()),
                TypeCasting.to(DESCRIPTOR),
                MethodInvocation.invoke(number(jdk.describe("sun.nio.ch.IOUtil")))));
    }

    private FieldDescription.InDefinedShape find(TypeDescription type) {
        for (TypeDescription at = type; ; at = at.getSuperClass().asErasure()) {
            for (FieldDescription.InDefinedShape field : at.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
            if (at.getSuperClass() == null) {
                throw new IllegalStateException("no field " + name + " in " + type.getName());
            }
        }
    }

    private static MethodDescription.InDefinedShape requireNonNull() {
        TypeDescription objects = TypeDescription.ForLoadedType.of(Objects.class);
        return objects.getDeclaredMethods().stream()
                .filter(m -> m.getDescriptor().equals("(Ljava/lang/Object;)Ljava/lang/Object;"))
                .findFirst()
                .orElseThrow();
    }

    private static MethodDescription.InDefinedShape number(TypeDescription ioUtil) {
        return ioUtil.getDeclaredMethods().stream()
                .filter(m -> m.getName().equals("fdVal") && m.getDescriptor().equals("(Ljava/io/FileDescriptor;)I"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no method fdVal in " + ioUtil.getName()));
    }

    private static final class Factory implements OffsetMapping.Factory<FieldNumber> {

        private final JdkFiles jdk;

        Factory(JdkFiles jdk) {
            this.jdk = jdk;
        }

        @Override
        public Class<FieldNumber> getAnnotationType() {
            return FieldNumber.class;
        }

        @Override
        public OffsetMapping make(
                ParameterDescription.InDefinedShape target,
                AnnotationDescription.Loadable<FieldNumber> annotation,
                AdviceType adviceType) {
            return new FieldNumbers(annotation.load().value(), jdk);
        }
    }
}
