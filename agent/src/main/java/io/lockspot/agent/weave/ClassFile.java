package io.lockspot.agent.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What a class declares, read from its file: the class itself is neither loaded nor linked by looking. Like all that weaves
 * at the JVM's start it does without streams and lambdas, each of which would cost a class or two.
 */
final class ClassFile {

    /** The version of ASM's interfaces that this package is written for. */
    static final int ASM = Opcodes.ASM9;

    /** A method, with its access flags. */
    record Method(String name, String descriptor, int access) {

        boolean has(int flag) {
            return (access & flag) != 0;
        }
    }

    /** A field and its type. */
    record Field(String name, String descriptor) {}

    private final String name;
    private final String superName;
    private final boolean isInterface;
    private final List<Method> methods = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();

    private ClassFile(ClassReader reader) {
        name = reader.getClassName();
        superName = reader.getSuperName();
        isInterface = (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0;
        reader.accept(new Members(), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    static ClassFile of(ClassReader reader) {
        return new ClassFile(reader);
    }

    /** As class files write it, with slashes. */
    String name() {
        return name;
    }

    /** Null above {@code Object}. */
    String superName() {
        return superName;
    }

    boolean isInterface() {
        return isInterface;
    }

    List<Method> methods() {
        return methods;
    }

    List<Field> fields() {
        return fields;
    }

    boolean hasMethod(String wanted) {
        for (Method method : methods) {
            if (method.name.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** The field of this name, or null. */
    Field field(String wanted) {
        for (Field field : fields) {
            if (field.name.equals(wanted)) {
                return field;
            }
        }
        return null;
    }

    /** The first method of this name that has no parameters, or null. */
    Method getter(String wanted) {
        for (Method method : methods) {
            if (method.name.equals(wanted) && method.descriptor.startsWith("()")) {
                return method;
            }
        }
        return null;
    }

    private final class Members extends ClassVisitor {

        Members() {
            super(ASM);
        }

        @Override
        public FieldVisitor visitField(int access, String field, String type, String signature, Object value) {
            fields.add(new Field(field, type));
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            methods.add(new Method(method, descriptor, access));
            return null;
        }
    }
}
