package io.lockspot.analyzer.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the children run with.
 *
 * @param samples the folder with the files that tell the agent what to probe
 */
record Products(Path agentJar, Path samplesJar, Path samples) {

    /** Set by the launcher: the directory that lockspot lives in. */
    static final String HOME = "lockspot.home";

    /** @throws IOException with a message for the user when something is missing */
    static Products find() throws IOException {
        String home = System.getProperty(HOME);
        if (home == null) {
            throw new IOException("the demo needs the built project: start it with ./lockspot demo, or with java -D"
                    + HOME + "=DIR -jar lockspot.jar demo");
        }
        Path base = Path.of(home).toAbsolutePath().normalize();
        return new Products(
                built(base.resolve("agent/target/lockspot-agent.jar")),
                built(base.resolve("samples/target/lockspot-samples.jar")),
                base.resolve("samples"));
    }

    /** A file that tells the agent what to probe. */
    Path probes(String name) throws IOException {
        Path file = samples.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is missing: it is a part of lockspot");
        }
        return file;
    }

    private static Path built(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + " is missing: build it with mvn package, or start ./lockspot, which does");
        }
        return jar;
    }
}
