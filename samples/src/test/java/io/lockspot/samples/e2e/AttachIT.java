package io.lockspot.samples.e2e;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The agent attached to a server and detached from it time and again on each JDK, under load and in a storm of class loading:
 * what it counts is exact each time, and when it has gone nothing of it is left.
 */
class AttachIT {

    /** Of each JDK; {@code -Dlockspot.attaches=50} before a release. */
    private static final int ROUNDS = Integer.getInteger("lockspot.attaches", 20);

    /** Ends of pipes that are open, and virtual threads that are parked, while the agent comes, or while it goes. */
    private static final int HELD = 3;

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(Jdk.Wanted.class)
    void fiftyAttachesUnderLoad_countExactlyAndLeaveNothing(Jdk.Wanted wanted) throws Exception {
        Jdk jdk = wanted.orSkip();
        Analyzer lockspot = new Analyzer();
        try (TalkingJvm server = start(jdk)) {
            server.hear("start");
            String pid = Long.toString(server.pid());
            // What the class data archive holds is laid out in another way than what was transformed once.
            server.ask("bytes");
            String before = server.ask("bytes");
            String woven = "";
            Map<String, Long> filesAfterFirst = Map.of();

            for (int round = 0; round < ROUNDS; round++) {
                Path recording = temp.resolve("round" + round + ".jfr");
                int pipes = 5 + round % 7;
                server.ask("hold " + HELD);
                String parked = server.ask("park " + HELD);
                long[] beforeAttach = server.numbers("connections");
                assertFine(lockspot.run("attach", pid, "file=" + recording, "profiler=" + profiler(round)));
                long[] attached = server.numbers("connections");
                server.ask("pipes " + pipes);
                server.ask("release");
                assertThat(server.ask("wake")).isEqualTo(parked);
                server.ask("park " + HELD);
                server.ask("wake");
                server.ask("hold " + HELD);
                server.ask("park " + HELD);
                if (round == 0) {
                    look(pid);
                    woven = server.ask("bytes");
                    assertThat(woven).as("woven").isNotEqualTo(before);
                    assertThat(server.ask("threads")).contains("lockspot-recorder");
                    assertTopShowsTheLoad(lockspot.run("top", pid, "-n", "1", "--interval", "1s", "-o", "json"));
                }
                long[] beforeDetach = server.numbers("connections");
                assertFine(lockspot.run("detach", pid));
                long[] detached = server.numbers("connections");
                server.ask("release");
                assertThat(server.ask("wake")).isEqualTo(parked);

                Map<String, Long> counts = read(recording);
                long ends = 2L * (pipes + HELD);
                assertThat(counts)
                        .as("round %s", round)
                        .containsEntry("jdk-pipe register", ends)
                        .containsEntry("jdk-pipe close", ends)
                        .containsEntry("jdk-pipe deregister", ends)
                        .containsEntry("jdk-pipe release", ends)
                        // The JDK closes what a virtual thread has waited for while epoll still watches it.
                        .containsEntry("still registered", parked.equals("none") ? 0L : 2L * HELD);
                if (!parked.equals("none")) {
                    assertThat(counts)
                            .as("round %s: of virtual threads, what began and ended in between", round)
                            .containsEntry("jdk-poller register", 2L * HELD)
                            .containsEntry("jdk-poller deregister", (long) HELD);
                }
                assertThat(counts.getOrDefault("jdk-nio register", 0L))
                        .as("round %s: all that began and ended in between, and none that did not", round)
                        .isBetween(beforeDetach[1] - attached[0], detached[0] - beforeAttach[1]);
                assertThat(server.ask("threads")).as("round %s", round).isEqualTo("threads ");
                Files.delete(recording);
                if (round == 0) {
                    filesAfterFirst = filesOf(server.pid());
                    assertThat(server.ask("bytes")).as("no more woven").isNotEqualTo(woven);
                }
            }
            assertThat(filesOf(server.pid())).isEqualTo(filesAfterFirst);
            assertThat(instances(server, "io.lockspot.agent.IsolatedLoader")).isEqualTo(1);
            assertThat(instances(server, "io.lockspot.agent.record.Recorder")).isLessThanOrEqualTo(1);
            assertThat(server.numbers("connections")[2]).as("classes loaded").isGreaterThan(100);
            assertThatFlightRecorderWorks(server);
            assertTopEndsWithTheServer(lockspot, server);
            assertThat(Files.readString(temp.resolve("err.txt"))).doesNotContain("Exception");
        }
    }

    private static void assertTopShowsTheLoad(ChildJvm.Ended top) {
        assertFine(top);
        JsonNode rates = JsonMapper.shared().readTree(top.out());
        assertThat(rates.get("seconds").doubleValue()).isBetween(0.5, 60.0);
        assertThat(rates.get("operations").valueStream())
                .anyMatch(o -> o.get("implementation").stringValue().equals("jdk-nio")
                        && o.get("operation").stringValue().equals("close")
                        && o.get("count").longValue() > 0
                        && o.get("p99").longValue() >= o.get("p50").longValue());
    }

    private void assertTopEndsWithTheServer(Analyzer lockspot, TalkingJvm server) throws Exception {
        String pid = Long.toString(server.pid());
        assertFine(lockspot.run("attach", pid, "file=" + temp.resolve("last.jfr"), "profiler=off"));
        try (ChildJvm top =
                Products.lockspot(temp, "top", pid, "--interval", "1s").start()) {
            assertThat(top.awaitFirstLine()).contains(AttachedVictim.class.getSimpleName());
            server.close();
            ChildJvm.Ended ended = top.await();

            assertFine(ended);
            assertThat(ended.out()).contains("jdk-nio");
            assertThat(ended.err()).contains("has ended");
        }
    }

    /** Its own premain shows it the bytes of classes. */
    private TalkingJvm start(Jdk jdk) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", AttachedVictim.class.getName());
        manifest.getMainAttributes().putValue("Agent-Class", AttachedVictim.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        Path looker = temp.resolve("looker.jar");
        new JarOutputStream(Files.newOutputStream(looker), manifest).close();
        return TalkingJvm.start(
                jdk,
                temp,
                "-javaagent:" + looker,
                "-Xmx256m",
                "-cp",
                Victim.classPath(),
                AttachedVictim.class.getName());
    }

    /** Lets the server see its classes as the agent, which came before this, has made them. */
    private void look(String pid) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(pid);
        try {
            machine.loadAgent(temp.resolve("looker.jar").toString());
        } finally {
            machine.detach();
        }
    }

    /** Samples cost most of the time of a start; often enough is enough. */
    private static String profiler(int round) {
        return round % 10 == 0 ? "auto" : "off";
    }

    private static void assertFine(ChildJvm.Ended ended) {
        assertThat(ended.exitCode()).as("%s", ended).isZero();
    }

    /** With the JDK's own reader, which wants every byte to be right. */
    private static Map<String, Long> read(Path recording) throws IOException {
        Map<String, Long> counts = new HashMap<>();
        boolean ended = false;
        for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
            String type = event.getEventType().getName();
            if (type.equals("lockspot.OperationSummary")) {
                String key = event.getString("implementation") + " " + event.getString("operation");
                counts.merge(key, event.getLong("count"), Long::sum);
                counts.merge("still registered", event.getLong("stillRegistered"), Long::sum);
            }
            ended |= type.equals("lockspot.AgentHealth") && event.getBoolean("last");
        }
        assertThat(ended).as("the recording is whole").isTrue();
        return counts;
    }

    /** Open files that have to do with the agent. */
    private static Map<String, Long> filesOf(long pid) throws IOException {
        Map<String, Long> files = new HashMap<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : descriptors) {
                try {
                    String file = Files.readSymbolicLink(descriptor).toString();
                    if (file.contains("lockspot")) {
                        files.merge(file, 1L, Long::sum);
                    }
                } catch (IOException e) {
                    // A connection that is gone by now.
                }
            }
        }
        return files;
    }

    private static int instances(TalkingJvm server, String type) throws Exception {
        for (String line : server.tool("jcmd", "GC.class_histogram").split("\n")) {
            String[] words = line.strip().split("\\s+");
            if (words.length > 3 && words[3].equals(type)) {
                return Integer.parseInt(words[1]);
            }
        }
        return 0;
    }

    /** Its repository is where it would be, and its exit hook is back. */
    private void assertThatFlightRecorderWorks(TalkingJvm server) throws Exception {
        Path file = temp.resolve("own.jfr");
        assertThat(server.tool("jcmd", "JFR.start", "name=own", "settings=default"))
                .contains("Started recording");
        assertThat(server.tool("jcmd", "JFR.stop", "name=own", "filename=" + file))
                .contains("Stopped recording");
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(events).isNotEmpty();
    }
}
