package io.lockspot.agent.weave;

/**
 * Something of a target that its advice reads: a field, or a method without parameters, of the class or one above it.
 *
 * @param descriptor of the field, or of the method
 */
record Member(String name, String descriptor) {

    /** @param files where the classes above are found */
    boolean isIn(ClassFile type, ClassFiles files) {
        ClassFile at = type;
        while (at != null && !isDeclaredIn(at)) {
            at = files.find(at.superName());
        }
        return at != null;
    }

    private boolean isDeclaredIn(ClassFile type) {
        if (!descriptor.startsWith("(")) {
            ClassFile.Field field = type.field(name);
            return field != null && field.descriptor().equals(descriptor);
        }
        for (ClassFile.Method method : type.methods()) {
            if (method.name().equals(name) && method.descriptor().equals(descriptor)) {
                return true;
            }
        }
        return false;
    }
}
