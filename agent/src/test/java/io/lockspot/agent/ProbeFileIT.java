package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Attaching;
import io.lockspot.poll.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody's own selector, named in a probe file, is measured as the ones that lockspot knows. */
class ProbeFileIT {

    private static final int ROUNDS = 200;
    private static final long TURNS = 2L * Polling.THREADS * ROUNDS;

    private static final String PROBES = """
            # implementation  operation  class                     method
            eventpoll         register   io.lockspot.poll.EventPoll  add(java.lang.String)
            eventpoll         register   io.lockspot.poll.EventPoll  add(Ljava/lang/String;I)V
            eventpoll         modify     io.lockspot.poll.EventPoll  modify(java.lang.String, long...)
            """;

    private static final String CLOSING = """
            eventpoll         close      io.lockspot.poll.EventPoll  close()V
            eventpoll-files   release    io.lockspot.poll.EventPoll  release(java.lang.String)
            """;

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void ownSelector_isCountedExactlyUnderItsName(Jdk jdk) throws IOException {
        write("poll.probes", PROBES);
        write("closing.probes", CLOSING);
        Child.Result bare = victim(jdk).run();

        Child.Result result = victim(jdk)
                .withAgent("file=a.jfr,probes=poll.probes+closing.probes")
                .run();

        assertThat(result.out()).isEqualTo(bare.out());
        assertThat(result.exitCode()).as(result.err()).isZero();
        // How far it is when the line is printed depends on who is faster.
        assertThat(ours(result))
                .singleElement()
                .asString()
                .containsPattern(
                        "; own probes: woven (0 of 5, 5|1 of 5, 4|2 of 5, 3|3 of 5, 2|4 of 5, 1) not loaded yet;"
                                + "|; own probes: woven 5 of 5;");
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        assertThat(recording.of("lockspot.Environment"))
                .last()
                .extracting(event -> event.getString("ownProbes"))
                .asString()
                .hasLineCount(4)
                .contains("eventpoll register io.lockspot.poll.EventPoll.add\n")
                .contains("eventpoll modify io.lockspot.poll.EventPoll.modify synchronized\n")
                .contains("eventpoll-files release io.lockspot.poll.EventPoll.release");
        assertThat(sums(recording, "count"))
                .containsEntry("eventpoll.register", 3 * TURNS)
                .containsEntry("eventpoll.modify", TURNS)
                .containsEntry("eventpoll.close", TURNS + 2)
                .containsEntry("eventpoll-files.release", 2 * TURNS)
                .doesNotContainKey("eventpoll.release");
        assertThat(sums(recording, "errors"))
                .containsEntry("eventpoll.register", TURNS)
                .containsEntry("eventpoll.close", 0L);
        assertThat(sums(recording, "lockWaitTime").get("eventpoll.close")).isGreaterThan(40_000_000);
        assertThat(sums(recording, "totalTime").get("eventpoll.close")).isGreaterThan(40_000_000);
        assertThat(summaries(recording))
                .allMatch(event -> !event.getString("histogram").isEmpty());
        assertThat(recording.isComplete()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void slowCloseOfOwnSelector_isAnEventWithItsStackAndWait(Jdk jdk) throws IOException {
        write("closing.probes", CLOSING);

        victim(jdk).withAgent("file=a.jfr,probes=closing.probes,jfr=before").run();

        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        List<RecordedEvent> slow = recording.of("lockspot.Operation").stream()
                .filter(event -> event.getString("implementation").equals("eventpoll"))
                .filter(event -> event.getLong("lockWait") > 10_000_000)
                .toList();
        assertThat(slow).hasSize(2);
        assertThat(slow).allMatch(event -> event.getString("operation").equals("close"));
        assertThat(slow.get(0).getStackTrace().getFrames())
                .anyMatch(frame -> frame.getMethod().getName().equals("close"));
        assertThat(recording.of("lockspot.LockWait")).anyMatch(event -> "close".equals(event.getString("operation")));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void eachFault_hasALineAndLeavesTheRestWorking(Jdk jdk) throws IOException {
        write("faulty.probes", """
                poll clos     io.lockspot.poll.EventPoll close()V
                poll close    io.lockspot.poll.EventPoll close()V
                poll register io.lockspot.poll.EventPoll add(I)V
                poll register io.lockspot.poll.EventPoll insert()
                poll close    io.lockspot.poll.Pollable  close()V
                half register io.lockspot.poll.HalfPoll  open()
                half close    io.lockspot.poll.HalfPoll  down()
                half register io.lockspot.poll.HalfPoll  add(int)
                poll close    java.lang.Thread           start()
                poll close    com.acme.Missing           close()
                poll
                """);

        Child.Result result = victim(jdk)
                .withAgent("file=a.jfr,probes=missing.probes+faulty.probes")
                .run();

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(ours(result))
                .filteredOn(line -> !line.contains("recording to"))
                .containsExactlyInAnyOrder(
                        "lockspot: missing.probes: cannot be read: there is no such file",
                        "lockspot: faulty.probes:1: no operation 'clos' (did you mean 'close'?);"
                                + " there are register, modify, deregister, close, release, wakeup",
                        "lockspot: faulty.probes:9: 'java.lang.Thread' cannot be probed:"
                                + " the probes themselves may use it",
                        "lockspot: faulty.probes:11: a probe has four columns:"
                                + " implementation, operation, class and method; here is 1",
                        "lockspot: faulty.probes:3: no method add(I)V in io.lockspot.poll.EventPoll;"
                                + " it has add(Ljava/lang/String;)V, add(Ljava/lang/String;I)V",
                        "lockspot: faulty.probes:4: no method insert() in io.lockspot.poll.EventPoll;"
                                + " it declares add, close, modify, release",
                        "lockspot: faulty.probes:5: io.lockspot.poll.Pollable is an interface:"
                                + " name the classes that implement it",
                        "lockspot: faulty.probes:6: io.lockspot.poll.HalfPoll.open is abstract:"
                                + " name the classes that implement it",
                        "lockspot: faulty.probes:7: io.lockspot.poll.HalfPoll.down is native:"
                                + " name the method that calls it",
                        "lockspot: faulty.probes:10: com.acme.Missing was never loaded, so nothing was measured");
        assertThat(sums(Recorded.in(directory.resolve("a.jfr")), "count"))
                .containsEntry("poll.close", TURNS + 2)
                .containsEntry("half.register", 1L);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void loaderThatHidesTheAgent_keepsItsClassesAsTheyAre(Jdk jdk) throws IOException {
        write("closing.probes", "poll close io.lockspot.poll.EventPoll close()V");

        Child.Result result = new Victim(jdk, directory, Polling.class, "5", "blind")
                .withAgent("file=a.jfr,probes=closing.probes")
                .run();

        assertThat(result.out()).isEqualTo("polled 0\npolled again 15\nhalf true\n");
        assertThat(ours(result))
                .contains(
                        "lockspot: closing.probes:1: io.lockspot.poll.EventPoll comes from a class loader that does not"
                                + " see the boot loader's classes, so it is left unwoven");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void attached_itWeavesWhatIsLoadedInEachLoader(Jdk jdk) throws IOException {
        write(
                "poll.probes",
                "poll close io.lockspot.poll.EventPoll close()V\npoll close io.lockspot.poll.EventPoll x()");
        Path file = directory.resolve("a.jfr");
        try (Child child = new Victim(jdk, directory, Polling.class, "1", "wait").start()) {
            child.waitUntil(() -> child.out().contains("half"), "the program");
            String options = "file=" + file + ",duration=2s,probes=" + directory.resolve("poll.probes");
            String pid = Long.toString(child.pid());
            new Victim(jdk, directory, Attaching.class, pid, Victim.AGENT.toString(), options).run();
            child.waitUntil(() -> child.err().contains("own probes: woven 1 of 2, 1 missing"), "the weaving");
            child.waitUntil(() -> isComplete(file), "the end of the recording");
            child.kill();
            assertThat(child.err()).containsOnlyOnce("no method x() in io.lockspot.poll.EventPoll; it declares");
        }
        assertThat(sums(Recorded.in(file), "count").get("poll.close")).isPositive();
    }

    /** Events and samples are appended one after the other, and the process is killed right after this. */
    private static boolean isComplete(Path file) {
        try {
            return file.toFile().length() > 0 && Recorded.in(file).isComplete();
        } catch (RuntimeException stillBeingWritten) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void withoutProbeFiles_nothingIsDifferent(Jdk jdk) {
        Child.Result result = victim(jdk).withAgent("file=a.jfr").run();

        assertThat(ours(result)).singleElement().asString().doesNotContain("own probes");
        assertThat(summaries(Recorded.in(directory.resolve("a.jfr"))))
                .allMatch(event -> event.getString("implementation").equals("jdk-nio"));
    }

    private Victim victim(Jdk jdk) {
        return new Victim(jdk, directory, Polling.class, Integer.toString(ROUNDS));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private static List<RecordedEvent> summaries(Recorded recording) {
        return recording.of("lockspot.OperationSummary");
    }

    private static Map<String, Long> sums(Recorded recording, String field) {
        Map<String, Long> sums = new TreeMap<>();
        for (RecordedEvent event : summaries(recording)) {
            sums.merge(
                    event.getString("implementation") + "." + event.getString("operation"),
                    event.getLong(field),
                    Long::sum);
        }
        return sums;
    }

    private static List<String> ours(Child.Result result) {
        return result.err().lines().filter(line -> line.startsWith("lockspot")).toList();
    }
}
