package io.lockspot.agent.weave;

import net.bytebuddy.description.type.TypeDescription;

/**
 * Something of a target that its advice reads: a field, or a method without parameters of the class or one above it.
 *
 * @param descriptor of the field, or of the method
 */
record Member(String name, String descriptor) {

    boolean isIn(TypeDescription type) {
        if (!descriptor.startsWith("(")) {
            return type.getDeclaredFields().stream()
                    .anyMatch(f -> f.getName().equals(name) && f.getDescriptor().equals(descriptor));
        }
        for (TypeDescription at = type; at != null; at = above(at)) {
            if (at.getDeclaredMethods().stream()
                    .anyMatch(m -> m.getName().equals(name) && m.getDescriptor().equals(descriptor))) {
                return true;
            }
        }
        return false;
    }

    private static TypeDescription above(TypeDescription type) {
        return type.getSuperClass() == null ? null : type.getSuperClass().asErasure();
    }
}
