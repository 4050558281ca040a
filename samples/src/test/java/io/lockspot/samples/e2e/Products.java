package io.lockspot.samples.e2e;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The built jars, and what to do with them. */
final class Products {

    /** The top of the project. */
    static final Path HOME =
            Path.of(System.getProperty("lockspot.home", "..")).toAbsolutePath().normalize();

    /** Most commands are over before the JVM's second compiler pays, which takes half of their time. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    private Products() {}

    static Path agentJar() {
        return built("agent/target/lockspot-agent.jar");
    }

    static Path samplesJar() {
        return built("samples/target/lockspot-samples.jar");
    }

    /**
     * The samples with the libraries of a server, or of the load generator.
     *
     * @param libraries the directory below {@code target/servers}; empty for none
     */
    static String classPath(String libraries) {
        if (libraries.isEmpty()) {
            return samplesJar().toString();
        }
        Path directory = HOME.resolve("samples/target/servers").resolve(libraries);
        assertThat(directory).as("filled by mvn package").isNotEmptyDirectory();
        return samplesJar() + ":" + directory + "/*";
    }

    private static Path analyzerJar() {
        return built("analyzer/target/lockspot.jar");
    }

    private static Path built(String name) {
        Path jar = HOME.resolve(name);
        assertThat(jar).as("built by mvn package").isRegularFile();
        return jar;
    }

    /** The command line, as the launcher starts it. */
    static ChildJvm lockspot(Path directory, String... arguments) {
        return ChildJvm.java(Jdk.running(), directory)
                .with(
                        SHORT_LIVED,
                        "-Dlockspot.home=" + HOME,
                        "-jar",
                        analyzerJar().toString())
                .with(arguments);
    }

    /** A line for {@code /bin/sh} that starts the command line with the arguments of the script that it stands in. */
    static String launcherLine() {
        return "exec '" + Jdk.running().java() + "' " + SHORT_LIVED + " '-Dlockspot.home=" + HOME + "' -jar '"
                + analyzerJar() + "' \"$@\"";
    }
}
