package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.List;

/**
 * {@code jdk.JVMInformation}: which process it is. Of its command line only the main class is looked at; arguments may
 * hold secrets.
 */
final class JvmInformation implements EventHandler {

    private static final int PID = 0;
    private static final int JAVA_ARGUMENTS = 1;
    private static final int VERSION = 2;

    private final RunOfChunk chunk;
    private final RecordingBuilder into;

    JvmInformation(RunOfChunk chunk, RecordingBuilder into) {
        this.chunk = chunk;
        this.into = into;
    }

    @Override
    public String type() {
        return "jdk.JVMInformation";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("pid", "javaArguments", "jvmVersion");
    }

    @Override
    public void event(Event event) {
        if (event.number(PID) > 0) {
            chunk.process(event.number(PID));
        }
        String mainClass = mainClass(event.text(JAVA_ARGUMENTS));
        if (!mainClass.isEmpty()) {
            chunk.run().mainClass(mainClass);
        }
        String version = version(event.text(VERSION));
        if (!version.isEmpty()) {
            into.environment("javaVersion", version);
        }
    }

    /** The first word of the command, without directories. */
    static String mainClass(String command) {
        String first = command.strip().split("\\s", 2)[0];
        return first.substring(first.lastIndexOf('/') + 1);
    }

    /** {@code 17.0.15+6} out of {@code OpenJDK 64-Bit Server VM (17.0.15+6) for …} and of {@code 17.0.15+6}. */
    static String version(String text) {
        int open = text.indexOf('(');
        int close = text.indexOf(')', open + 1);
        String version = open >= 0 && close > 0 ? text.substring(open + 1, close) : text;
        return !version.isEmpty() && Character.isDigit(version.charAt(0)) ? version : "";
    }
}
