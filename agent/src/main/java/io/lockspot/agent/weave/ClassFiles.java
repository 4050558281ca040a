package io.lockspot.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import net.bytebuddy.jar.asm.ClassReader;

/** Class files by name: those of the JDK, or of a class loader, which may run the application's code. */
final class ClassFiles {

    /** Where files are found. */
    interface Source {

        /** @return null when there is no such file */
        InputStream open(String path) throws IOException;
    }

    private final Source source;

    ClassFiles(Source source) {
        this.source = source;
    }

    /** Those of {@code java.base}. */
    static ClassFiles ofJdk() {
        return new ClassFiles(new OfModule(Object.class.getModule()));
    }

    /** @param loader null for the boot loader */
    static ClassFiles of(ClassLoader loader) {
        return loader == null ? ofJdk() : new ClassFiles(new OfLoader(loader));
    }

    /**
     * Reads a file.
     *
     * @param name with slashes
     * @return null when there is none, or it cannot be read
     */
    ClassReader read(String name) {
        try (InputStream in = source.open(name + ".class")) {
            return in == null ? null : new ClassReader(in.readAllBytes());
        } catch (IOException e) {
            return null;
        }
    }

    /** What the class declares; null when it is not there. */
    ClassFile find(String name) {
        ClassReader reader = name == null ? null : read(name);
        return reader == null ? null : ClassFile.of(reader);
    }

    /** Whether the class is there and declares a method of this name. */
    boolean declares(String className, String method) {
        ClassFile type = find(className.replace('.', '/'));
        return type != null && type.hasMethod(method);
    }

    /** The class, or the nearest above it, that declares the field; null when there is none. */
    ClassFile declaringField(ClassFile type, String field) {
        ClassFile at = type;
        while (at != null && at.field(field) == null) {
            at = find(at.superName());
        }
        return at;
    }

    /** The class, or the nearest above it, that declares a method of this name without parameters; null when there is none. */
    ClassFile declaringGetter(ClassFile type, String method) {
        ClassFile at = type;
        while (at != null && at.getter(method) == null) {
            at = find(at.superName());
        }
        return at;
    }

    /** Asked of a module, so that no file system is set up for it. */
    private record OfModule(Module module) implements Source {
        @Override
        public InputStream open(String path) throws IOException {
            return module.getResourceAsStream(path);
        }
    }

    private record OfLoader(ClassLoader loader) implements Source {
        @Override
        public InputStream open(String path) {
            return loader.getResourceAsStream(path);
        }
    }
}
