package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.cli.live.AgentJar;
import io.lockspot.analyzer.cli.live.Jvms;
import io.lockspot.analyzer.model.Jvm;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which running JVM is meant, and which agent. */
final class JvmChoice {

    @Parameters(
            index = "0",
            paramLabel = "PID|NAME",
            description = "Process id of the JVM, or part of the name of its main class.")
    private String wanted;

    @Option(
            names = "--agent-jar",
            paramLabel = "JAR",
            description = "The agent's jar, as the JVM sees it; the one beside this program unless given.")
    private Path jar;

    Jvm jvm() throws IOException, UsageException {
        return Jvms.find(wanted);
    }

    Path jar() throws IOException {
        return AgentJar.find(jar);
    }
}
