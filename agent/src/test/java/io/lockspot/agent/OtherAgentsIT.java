package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jars;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Closing;
import io.lockspot.agent.victim.Marked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Beside another agent, before it or behind it, both do their work: the counts are exact, and the other's file is there. */
class OtherAgentsIT {

    private static final Path AGENTS = Path.of("target", "agents").toAbsolutePath();
    private static final String JACOCO = "-javaagent:" + AGENTS.resolve("jacoco.jar") + "=destfile=other.file";
    private static final String OPEN_TELEMETRY = "-javaagent:" + AGENTS.resolve("opentelemetry.jar");

    @TempDir
    private Path directory;

    static Stream<Arguments> otherAgents() throws IOException {
        List<Jdk> jdks = Jdk.all();
        Jdk last = jdks.get(jdks.size() - 1);
        return Stream.of(
                Arguments.of(jdks.get(0), JACOCO, true),
                Arguments.of(last, JACOCO, false),
                // A large one; each order once.
                Arguments.of(jdks.get(0), OPEN_TELEMETRY, false),
                Arguments.of(last, OPEN_TELEMETRY, true));
    }

    @ParameterizedTest
    @MethodSource("otherAgents")
    void besideAnotherAgent_countsAreExact(Jdk jdk, String other, boolean first) throws IOException {
        Victim victim = new Victim(jdk, directory, Closing.class, "120", "exit")
                .withOption("-Dotel.traces.exporter=none")
                .withOption("-Dotel.metrics.exporter=none")
                .withOption("-Dotel.logs.exporter=none");
        if (first) {
            victim.withAgent("file=a.jfr,profiler=off").withOption(other);
        } else {
            victim.withOption(other).withAgent("file=a.jfr,profiler=off");
        }
        Child.Result result = victim.run();

        assertThat(result.out()).as(result.err()).isEqualTo("closed 120\n");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("lockspot: recording to").doesNotContain("not woven", "Exception");
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        assertThat(recording.isComplete()).isTrue();
        assertThat(recording.count("register")).isEqualTo(120);
        if (other.equals(JACOCO)) {
            assertThat(directory.resolve("other.file")).isNotEmptyFile();
        } else {
            assertThat(result.err()).contains("opentelemetry-javaagent - version");
        }
    }

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    /** Both agents weave into the same class; ours comes first on one JDK, and last on the other. */
    @ParameterizedTest
    @MethodSource("jdks")
    void whatAnotherAgentHasWoven_stays(Jdk jdk) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Marked.class.getName());
        Path jar = directory.resolve("marking.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        Victim victim = new Victim(jdk, directory, Marked.class);
        if (jdk.equals(Jdk.current())) {
            victim.withAgent("file=a.jfr,profiler=off").withOption("-javaagent:" + jar);
        } else {
            victim.withOption("-javaagent:" + jar).withAgent("file=a.jfr,profiler=off");
        }
        Child.Result result = victim.run();

        assertThat(result.out()).as(result.err()).isEqualTo("EPollSelectorImpl.mark\nclosed 20\n");
        assertThat(Recorded.in(directory.resolve("a.jfr")).count("deregister")).isEqualTo(20);
    }

    /** async-profiler lets one of its kind sample at a time: whoever comes second goes without, and says so. */
    @ParameterizedTest
    @MethodSource("jdks")
    void besideSomebodysAsyncProfiler_bothRecord(Jdk jdk) throws IOException {
        Path inner = Jars.extract(Victim.AGENT, "io/lockspot/agent/libraries.jar", directory);
        Path library = Jars.extract(inner, "linux-x64/libasyncProfiler.so", directory);
        Path named = Files.move(library, directory.resolve("libasyncProfiler.so"));

        Child.Result result = new Victim(jdk, directory, Closing.class, "120", "exit")
                .withOption("-agentpath:" + named + "=start,event=cpu,jfr,file=other.jfr")
                .withAgent("file=a.jfr")
                .run();

        // The other one says on stdout that it has started.
        assertThat(result.out()).as(result.err()).endsWith("closed 120\n");
        assertThat(result.exitCode()).isEqualTo(3);
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        assertThat(recording.isComplete()).isTrue();
        assertThat(recording.count("register")).isEqualTo(120);
        assertThat(directory.resolve("other.jfr")).isNotEmptyFile();
    }
}
