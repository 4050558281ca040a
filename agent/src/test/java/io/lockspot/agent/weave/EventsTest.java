package io.lockspot.agent.weave;

import io.lockspot.agent.weave.ProbedJvm.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is slow becomes an event that says who waited, where, and for whom. */
final class EventsTest {

    @TempDir
    Path directory;

    static List<Path> homes() {
        return ProbedJvm.homes();
    }

    @ParameterizedTest
    @MethodSource("homes")
    void slowOperationsAndLockWaits_becomeEvents(Path home) throws Exception {
        Path file = directory.resolve("victim.jfr");
        Output output = new ProbedJvm(home, directory).run(WaitingVictim.class, file.toString());
        assertThat(output.out()).as(output.err()).endsWith("done\n");
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);

        RecordedEvent wait = theOnly(events, inThread("lockspot.LockWait", "waiter"));
        assertThat(wait.getString("lockName")).isEqualTo("ReentrantLock in WaitingVictim.takeLock");
        assertThat(wait.getString("lockClass")).isEqualTo("java.util.concurrent.locks.ReentrantLock");
        assertThat(wait.getString("kind")).isEqualTo("j.u.c.");
        assertThat(wait.getThread("owner").getJavaName()).isEqualTo("holder");
        assertThat(wait.getDuration().toMillis()).isBetween(10L, 60_000L);
        assertThat(wait.getBoolean("afterCondition")).isFalse();
        assertThat(methodsOf(wait)).contains("takeLock");

        if (output.out().contains("virtual threads tried")) {
            RecordedEvent virtual = theOnly(events, inThread("lockspot.LockWait", "virtual"));
            assertThat(virtual.getThread("owner").getJavaName()).isEqualTo("holder");
        }

        RecordedEvent condition =
                theOnly(events, inThread("lockspot.LockWait", "awaiter").and(e -> e.getBoolean("afterCondition")));
        assertThat(condition.getString("lockName")).isEqualTo("ReentrantLock in WaitingVictim.awaitCondition");

        RecordedEvent read = theOnly(events, inThread("lockspot.LockWait", "reader"));
        assertThat(read.getString("lockName")).isEqualTo("ReentrantReadWriteLock in WaitingVictim.read");

        assertThat(events).noneMatch(inThread("lockspot.LockWait", "permitted"));
        // Once there is work, it needs the queue's lock again for a moment.
        assertThat(events)
                .filteredOn(inThread("lockspot.LockWait", "taker"))
                .allMatch(event -> event.getDuration().toMillis() < WaitingVictim.IDLE_MILLIS / 2);

        RecordedEvent register = theOnly(events, inThread("lockspot.Operation", "registering"));
        assertThat(register.getString("operation")).isEqualTo("register");
        assertThat(register.getString("implementation")).isEqualTo("jdk-nio");
        assertThat(register.getInt("fd")).isPositive();
        assertThat(register.getBoolean("stillRegistered")).isFalse();
        assertThat(register.getDuration().toMillis()).isBetween(10L, 60_000L);
        assertThat(methodsOf(register)).contains("register");
    }

    private static Predicate<RecordedEvent> inThread(String type, String thread) {
        return event -> event.getEventType().getName().equals(type)
                && thread.equals(event.getThread().getJavaName());
    }

    private static RecordedEvent theOnly(List<RecordedEvent> events, Predicate<RecordedEvent> wanted) {
        List<RecordedEvent> found = events.stream().filter(wanted).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<String> methodsOf(RecordedEvent event) {
        return event.getStackTrace().getFrames().stream()
                .map(frame -> frame.getMethod().getName())
                .toList();
    }
}
