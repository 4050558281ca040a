package io.lockspot.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.nio.ByteBuffer;
import java.util.Optional;
import net.bytebuddy.jar.asm.ClassReader;

/** Class files by name: those of the JDK, or of a class loader, which may run the application's code. */
final class ClassFiles {

    /** Where files are found. */
    interface Source {

        /** @return null when there is no such file */
        byte[] read(String path) throws IOException;
    }

    private final Source source;

    ClassFiles(Source source) {
        this.source = source;
    }

    /** Those of {@code java.base}. */
    static ClassFiles ofJdk() {
        return new ClassFiles(new OfBase());
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
        try {
            byte[] file = source.read(name + ".class");
            return file == null ? null : new ClassReader(file);
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

    /**
     * Asked of the module's own reader, so that no file system is set up for it; the module itself would make a lambda for
     * each file, the first of which takes longer than all the reading.
     */
    private static final class OfBase implements Source {

        private volatile ModuleReader reader;

        @Override
        public byte[] read(String path) throws IOException {
            Optional<ByteBuffer> found = reader().read(path);
            if (found.isEmpty()) {
                return null;
            }
            ByteBuffer file = found.get();
            byte[] bytes = new byte[file.remaining()];
            file.get(bytes);
            reader().release(file);
            return bytes;
        }

        /** Stays open, as the module does; two that come at once have one each. */
        private ModuleReader reader() throws IOException {
            ModuleReader opened = reader;
            if (opened == null) {
                opened = ModuleLayer.boot()
                        .configuration()
                        .findModule("java.base")
                        .get()
                        .reference()
                        .open();
                reader = opened;
            }
            return opened;
        }
    }

    private record OfLoader(ClassLoader loader) implements Source {
        @Override
        public byte[] read(String path) throws IOException {
            try (InputStream in = loader.getResourceAsStream(path)) {
                return in == null ? null : in.readAllBytes();
            }
        }
    }
}
