package io.lockspot.agent.child;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An installed JDK. */
public record Jdk(Path home) {

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** The JDK of this build, and a JDK 25 where one is installed. */
    public static List<Jdk> all() throws IOException {
        List<Jdk> jdks = new ArrayList<>(List.of(current()));
        if (Runtime.version().feature() != 25 && Files.isDirectory(INSTALLED)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(INSTALLED, "*25*")) {
                for (Path home : homes) {
                    if (jdks.size() < 2 && Files.isExecutable(home.resolve("bin/javac"))) {
                        jdks.add(new Jdk(home));
                    }
                }
            }
        }
        return jdks;
    }

    public static Jdk current() {
        return new Jdk(Path.of(System.getProperty("java.home")));
    }

    /** The path of one of its programs. */
    public String tool(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    @Override
    public String toString() {
        return home.getFileName().toString();
    }
}
