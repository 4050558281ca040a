package io.lockspot.agent.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program of the tests, to be run in a JVM of its own, with or without the agent. */
public final class Victim {

    /** The agent's jar as the build made it. */
    public static final Path AGENT = Path.of(System.getProperty("lockspot.agent.jar", "target/lockspot-agent.jar"))
            .toAbsolutePath();

    private static final String CLASSES =
            Path.of("target/test-classes").toAbsolutePath().toString();

    private final Jdk jdk;
    private final Path directory;
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> program = new ArrayList<>();
    private boolean shortLived = true;

    public Victim(Jdk jdk, Path directory, Class<?> main, String... arguments) {
        this.jdk = jdk;
        this.directory = directory;
        program.add(main.getName());
        program.addAll(List.of(arguments));
    }

    public Victim withAgent(String arguments) {
        return withAgent(AGENT, arguments);
    }

    public Victim withAgent(Path jar, String arguments) {
        return withOption("-javaagent:" + jar + (arguments.isEmpty() ? "" : "=" + arguments));
    }

    public Victim withOption(String option) {
        options.add(option);
        return this;
    }

    /**
     * Lets the JVM compile what is hot as well as it can. Without it there is only its first compiler: most victims are
     * over before the second one pays, and it takes half of their start.
     */
    public Victim withBothCompilers() {
        shortLived = false;
        return this;
    }

    public Victim withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Child.Result run() {
        return Child.run(directory, environment, command());
    }

    public Child start() {
        return Child.start(directory, environment, command());
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(jdk.tool("java"), "-cp", CLASSES));
        if (shortLived) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(options);
        command.addAll(program);
        return command;
    }
}
