package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Closing;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the agent takes of the machine: a file of so many bytes, and nothing that nobody asked for. */
class LimitsIT {

    private static final String LISTENING = "0A";

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void maxSize_endsTheRecordingAndTheProgramGoesOn(Jdk jdk) throws IOException {
        Path file = directory.resolve("a.jfr");
        try (Child child = new Victim(jdk, directory, Closing.class, "10", "wait")
                // Every operation is an event with a stack.
                .withAgent("file=a.jfr,profiler=off,interval=1s,threshold=0ms,maxSize=1m")
                .start()) {
            child.waitUntil(() -> child.err().contains("would grow beyond maxSize"), "the end of the recording");
            assertThat(Files.size(file)).isLessThanOrEqualTo(1 << 20);
            child.waitUntil(() -> ProcessHandle.of(child.pid()).isPresent(), "the program, which goes on");
            child.terminate();
            assertThat(child.await().exitCode()).isEqualTo(143);
        }
        assertThat(Files.size(file)).isLessThanOrEqualTo(1 << 20);
        assertThat(Recorded.in(file).count("register")).isPositive();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void anAgentAtWork_hasNoPortAndWritesOnlyItsRecording(Jdk jdk) throws IOException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        try (Child child = new Victim(jdk, directory, Closing.class, "10", "idle")
                .withOption("-Djava.io.tmpdir=" + temporary)
                .withOption("-XX:-UsePerfData")
                .withAgent("file=a.jfr,interval=1s")
                .start()) {
            child.waitUntil(() -> directory.resolve("a.jfr").toFile().length() > 0, "the first dump");
            assertThat(portsOf(child.pid())).isEmpty();
            assertThat(filesOf(child.pid()))
                    .filteredOn(file -> !file.startsWith(directory.resolve("out") + "")
                            && !file.startsWith(directory.resolve("err") + ""))
                    .allSatisfy(file -> assertThat(file)
                            .matches(".*/a\\.jfr|/dev/shm/lockspot-dumps-.*"
                                    // What is only read: the JDK, and jars that have no name any more.
                                    + "|" + jdk.home() + ".*|.*\\.jar( \\(deleted\\))?|/dev/u?random|/dev/null"));
            child.terminate();
            child.await();
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).as("temporary files").isEmpty();
        }
        try (Stream<Path> written = Files.list(directory)) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> !name.matches("(out|err).*\\.txt"))
                    .containsExactlyInAnyOrder("a.jfr", "tmp");
        }
    }

    private static List<String> filesOf(long pid) throws IOException {
        List<String> files = new ArrayList<>();
        for (String target : descriptors(pid)) {
            if (target.startsWith("/") && !target.startsWith("/proc/") && !target.startsWith("/sys/")) {
                files.add(target);
            }
        }
        return files;
    }

    private static Set<String> portsOf(long pid) throws IOException {
        Set<String> sockets = new TreeSet<>();
        for (String kind : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + kind))) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 9 && (columns[3].equals(LISTENING) || kind.startsWith("udp"))) {
                    sockets.add("socket:[" + columns[9] + "]");
                }
            }
        }
        sockets.retainAll(descriptors(pid));
        return sockets;
    }

    private static List<String> descriptors(long pid) throws IOException {
        List<String> targets = new ArrayList<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : open) {
                try {
                    targets.add(Files.readSymbolicLink(descriptor).toString());
                } catch (IOException closedMeanwhile) {
                    // It was there a moment ago.
                }
            }
        }
        return targets;
    }
}
