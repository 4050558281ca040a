package io.lockspot.agent.weave;

import net.bytebuddy.description.type.TypeDescription;

/**
 * Something of a target that its advice reads: a field, or a method without parameters, of the class or one above it.
 *
 * @param descriptor of the field, or of the method
 */
record Member(String name, String descriptor) {

    boolean isIn(TypeDescription type) {
        for (TypeDescription at = type; at != null; at = above(at)) {
            if (descriptor.startsWith("(") ? declaresMethod(at) : declaresField(at)) {
                return true;
            }
        }
        return false;
    }

    private boolean declaresMethod(TypeDescription type) {
        return type.getDeclaredMethods().stream()
                .anyMatch(m -> m.getName().equals(name) && m.getDescriptor().equals(descriptor));
    }

    private boolean declaresField(TypeDescription type) {
        return type.getDeclaredFields().stream()
                .anyMatch(f -> f.getName().equals(name) && f.getDescriptor().equals(descriptor));
    }

    private static TypeDescription above(TypeDescription type) {
        return type.getSuperClass() == null ? null : type.getSuperClass().asErasure();
    }
}
