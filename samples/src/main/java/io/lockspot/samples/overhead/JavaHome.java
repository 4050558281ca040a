package io.lockspot.samples.overhead;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * A JDK on this machine.
 *
 * @param version as it calls itself, {@code 25.0.3}
 */
record JavaHome(Path home, int feature, String version) {

    /**
     * Finds one.
     *
     * @param wanted {@code 17}, {@code 25}, …, or a directory
     * @throws BenchException when there is none
     */
    static JavaHome find(String wanted) throws IOException {
        if (!wanted.matches("\\d+")) {
            return at(Path.of(wanted)).orElseThrow(() -> new BenchException("--jdk: no JDK in " + wanted));
        }
        return feature(Integer.parseInt(wanted))
                .orElseThrow(() -> new BenchException("--jdk: no JDK " + wanted + " in $JAVA_HOME_" + wanted
                        + ", /usr/lib/jvm or ~/.sdkman/candidates/java; name its directory"));
    }

    /** One of that feature release: the running one, if it is; else the first that is found. */
    static Optional<JavaHome> feature(int feature) throws IOException {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("JAVA_HOME_" + feature)) {
                homes.add(Path.of(value));
            }
        });
        addBelow(Path.of("/usr/lib/jvm"), homes);
        addBelow(Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"), homes);
        for (Path home : homes) {
            Optional<JavaHome> found = at(home);
            if (found.isPresent() && found.get().feature == feature) {
                return found;
            }
        }
        return Optional.empty();
    }

    String java() {
        return home.resolve("bin/java").toString();
    }

    private static void addBelow(Path directory, List<Path> homes) throws IOException {
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                entries.forEach(homes::add);
            }
        }
    }

    /** A JDK says in its file {@code release} which one it is. */
    private static Optional<JavaHome> at(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
            String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
            return Optional.of(new JavaHome(home, Runtime.Version.parse(version).feature(), version));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
