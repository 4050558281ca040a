package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.Jvm;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;

/** Finds the agent's jar. */
public final class AgentJar {

    private static final String NAME = "lockspot-agent.jar";
    private static final String BUILT = "agent/target/" + NAME;

    private AgentJar() {}

    /**
     * The jar as the user names it, or else the one that came with this program.
     *
     * @param named may be null
     */
    public static Path find(Path named) throws IOException {
        if (named != null) {
            return named.toAbsolutePath().normalize();
        }
        for (Path candidate : candidates()) {
            Path jar = candidate.toAbsolutePath().normalize();
            if (Files.isRegularFile(jar)) {
                return jar;
            }
        }
        throw new IOException(NAME + " is not beside this program: name it with --agent-jar");
    }

    private static List<Path> candidates() {
        List<Path> candidates = new ArrayList<>();
        String home = System.getProperty("lockspot.home");
        if (home != null) {
            candidates.add(Path.of(home, BUILT));
            candidates.add(Path.of(home, NAME));
        }
        CodeSource source = AgentJar.class.getProtectionDomain().getCodeSource();
        if (source != null) {
            try {
                Path own = Path.of(source.getLocation().toURI());
                candidates.add(own.resolveSibling(NAME));
                // As the build leaves them: analyzer/target/lockspot.jar.
                candidates.add(own.resolve("../../../" + BUILT));
            } catch (URISyntaxException | IllegalArgumentException e) {
                // Loaded from somewhere else than a file.
            }
        }
        return candidates;
    }

    /** The JVM itself opens the jar: it must see it, under this name. */
    static void mustBeSeenBy(Jvm jvm, Path jar) throws IOException {
        Proc process = Proc.of(jvm.pid());
        if (process.seesOtherFiles()) {
            Path there = process.ofProcess("root").resolve(jar.toString().substring(1));
            if (!Files.isRegularFile(there)) {
                throw new IOException(jvm + " sees other files than this process (it runs in a container), and has no "
                        + jar + ": copy the jar to where it sees it (docker cp " + NAME
                        + " CONTAINER:/tmp/) and name that place with --agent-jar");
            }
        } else {
            mustBeReadable(jar);
        }
    }

    static void mustBeReadable(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IOException(jar + ": there is no such jar");
        }
    }
}
