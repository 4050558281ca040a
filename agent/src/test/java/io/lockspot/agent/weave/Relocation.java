package io.lockspot.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import net.bytebuddy.utility.OpenedClassReader;

/** Packs Netty, and the victim that uses it, under another package into one jar, as build tools do for applications. */
final class Relocation extends Remapper {

    private static final String NETTY = "io/netty/";
    private static final String NATIVE = "META-INF/native/lib";

    private final String prefix;
    private final String victim;

    /** @param prefix the package, such as {@code shaded} */
    Relocation(String prefix, Class<?> victim) {
        super(OpenedClassReader.ASM_API);
        this.prefix = prefix;
        this.victim = victim.getName().replace('.', '/');
    }

    /** What the victim's copy is called. */
    String victimName() {
        return map(victim).replace('/', '.');
    }

    void pack(List<Path> libraries, Path testClasses, Path jar) throws IOException {
        Set<String> packed = new HashSet<>();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path library : libraries) {
                try (JarFile in = new JarFile(library.toFile())) {
                    for (JarEntry entry :
                            in.stream().filter(e -> !e.isDirectory()).toList()) {
                        try (InputStream content = in.getInputStream(entry)) {
                            add(entry.getName(), content.readAllBytes(), out, packed);
                        }
                    }
                }
            }
            Path directory = testClasses.resolve(victim).getParent();
            String name = victim.substring(victim.lastIndexOf('/') + 1);
            try (Stream<Path> classes = Files.list(directory)) {
                for (Path file : classes.sorted().toList()) {
                    if (file.getFileName().toString().matches(name + "(\\$.*)?\\.class")) {
                        String entry = testClasses.relativize(file).toString();
                        add(entry, Files.readAllBytes(file), out, packed);
                    }
                }
            }
        }
    }

    @Override
    public String map(String internalName) {
        if (internalName.startsWith(NETTY)) {
            return prefix + "/" + internalName;
        }
        boolean ours = internalName.equals(victim) || internalName.startsWith(victim + "$");
        return ours ? victim + "Relocated" + internalName.substring(victim.length()) : internalName;
    }

    private void add(String name, byte[] content, JarOutputStream out, Set<String> packed) throws IOException {
        boolean code = name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class");
        String entry;
        if (code) {
            entry = map(name.substring(0, name.length() - ".class".length())) + ".class";
        } else if (name.startsWith(NATIVE)) {
            // Netty looks for its native library under the name of its package.
            entry = NATIVE + prefix.replace("_", "_1").replace('/', '_') + "_" + name.substring(NATIVE.length());
        } else {
            return;
        }
        if (packed.add(entry)) {
            out.putNextEntry(new JarEntry(entry));
            out.write(code ? remapped(content) : content);
            out.closeEntry();
        }
    }

    private byte[] remapped(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassRemapper(writer, this), 0);
        return writer.toByteArray();
    }
}
