package io.lockspot.samples.e2e;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A JDK on this machine.
 *
 * @param feature 17, 25, …
 */
record Jdk(Path home, int feature) {

    private static final int LATEST = 25;

    /** Which JDK a test wants, whether it is there or not. */
    enum Wanted {
        /** The one that runs the build. */
        DEFAULT,
        /** A JDK 25, wherever it is. */
        JDK_25;

        /** That JDK; without it the test is skipped, and says so. */
        Jdk orSkip() {
            return this == DEFAULT ? running() : jdk25OrSkip();
        }
    }

    static Jdk running() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    static Jdk jdk25OrSkip() {
        Optional<Jdk> found = candidates()
                .flatMap(Jdk::at)
                .filter(jdk -> jdk.feature == LATEST)
                .findFirst();
        if (found.isEmpty()) {
            String reason = "skipped: no JDK 25 under $JAVA_HOME_25*, /usr/lib/jvm or ~/.sdkman/candidates/java";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        return found.orElseThrow();
    }

    Path java() {
        return home.resolve("bin/java");
    }

    private static Stream<Path> candidates() {
        List<Path> homes = new ArrayList<>(List.of(running().home));
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            if (variable.getKey().startsWith("JAVA_HOME_25")) {
                homes.add(Path.of(variable.getValue()));
            }
        }
        homes.addAll(below(Path.of("/usr/lib/jvm")));
        homes.addAll(below(Path.of(System.getProperty("user.home"), ".sdkman/candidates/java")));
        return homes.stream();
    }

    private static List<Path> below(Path directory) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                entries.forEach(found::add);
            } catch (IOException e) {
                System.out.println("cannot look for JDKs in " + directory + ": " + e);
            }
        }
        return found;
    }

    /** The JDK that lives there, when one does: its file {@code release} tells. */
    private static Stream<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/jcmd")) || !Files.isReadable(release)) {
            return Stream.empty();
        }
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(release)) {
            properties.load(reader);
            String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
            return Stream.of(new Jdk(home, Runtime.Version.parse(version).feature()));
        } catch (IOException | IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
