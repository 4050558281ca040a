package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Recordings that this JVM makes of itself, read with this package and with the JDK's own reader. */
class LiveRecordingTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("live.jfr");
    }

    @Test
    void eventsOfAProgram_areReadAsTheJdkReadsThem() throws Exception {
        try (jdk.jfr.Recording recording = start()) {
            commit(200);
            recording.dump(file);
        }

        assertSameEvents(200);
    }

    @Test
    void chunksOfARotatedRecording_areAllRead() throws Exception {
        try (jdk.jfr.Recording recording = start()) {
            commit(50);
            rotate();
            commit(50);
            rotate();
            commit(50);
            recording.dump(file);
        }

        assertThat(chunks()).isGreaterThan(1);
        assertSameEvents(150);
    }

    @Test
    void dumpsAppendedToOneFile_areOneRecording() throws Exception {
        for (int i = 0; i < 3; i++) {
            Path part = directory.resolve("part" + i);
            try (jdk.jfr.Recording recording = start()) {
                commit(40 + i);
                recording.dump(part);
            }
            Files.write(file, Files.readAllBytes(part), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        assertSameEvents(123);
    }

    @Test
    void aMonitorThatWasWaitedFor_isALockWithItsOwner() throws Exception {
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            recording
                    .enable("jdk.JavaMonitorEnter")
                    .withThreshold(Duration.ZERO)
                    .withStackTrace();
            recording.start();
            waitForMonitor();
            recording.dump(file);
        }

        Recording read = Fixtures.read(file);

        LockStats lock = read.locks().stream()
                .filter(l -> l.lock().name().contains(HeldLock.class.getSimpleName()))
                .findFirst()
                .orElseThrow();
        RecordedEvent oracle = monitorWait();
        assertThat(lock.lock().kind()).isEqualTo(LockKind.MONITOR);
        assertThat(lock.lock().name())
                .isEqualTo(HeldLock.class.getName() + " in " + LiveRecordingTest.class.getName() + ".enter");
        assertThat(lock.waits()).isEqualTo(1);
        assertThat(lock.waitTime()).isEqualTo(oracle.getDuration().toNanos());
        assertThat(lock.owners().keySet())
                .extracting(LockStats.Owner::thread)
                .containsExactly(Thread.currentThread().getName());
        assertThat(read.samples()).extracting(s -> s.thread()).contains("the-waiter");
    }

    private static final class HeldLock {}

    private static void waitForMonitor() throws InterruptedException {
        HeldLock lock = new HeldLock();
        Thread waiter = new Thread(() -> enter(lock), "the-waiter");
        synchronized (lock) {
            waiter.start();
            while (waiter.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
        }
        waiter.join();
    }

    private static void enter(Object lock) {
        synchronized (lock) {
            Thread.onSpinWait();
        }
    }

    private RecordedEvent monitorWait() throws Exception {
        return RecordingFile.readAllEvents(file).stream()
                .filter(e -> e.getEventType().getName().equals("jdk.JavaMonitorEnter"))
                .filter(e -> e.getClass("monitorClass").getName().equals(HeldLock.class.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static jdk.jfr.Recording start() {
        jdk.jfr.Recording recording = new jdk.jfr.Recording();
        recording.enable(AllTypesEvent.class);
        recording.start();
        return recording;
    }

    private static void commit(int count) {
        for (int i = 0; i < count; i++) {
            AllTypesEvent.commitOne(i);
        }
    }

    /** JFR begins a new chunk whenever a recording starts. */
    private static void rotate() {
        try (jdk.jfr.Recording other = new jdk.jfr.Recording()) {
            other.start();
        }
    }

    private int chunks() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int chunks = 0;
        for (long at = 0; at < bytes.length; chunks++) {
            at += java.nio.ByteBuffer.wrap(bytes, (int) at, ChunkHeader.BYTES).getLong((int) at + 8);
        }
        return chunks;
    }

    private void assertSameEvents(int expected) throws Exception {
        List<String> events = SameEvents.check(file);
        assertThat(events.stream()
                        .filter(line -> line.startsWith("test.AllTypes"))
                        .count())
                .isEqualTo(expected);
        assertThat(Fixtures.read(file).infos().get(0).complete()).isTrue();
    }
}
