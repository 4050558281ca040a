package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.read.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordingStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The repository directory of a JVM that runs and records: this one's. */
class LiveRepositoryTest {

    private static final int EVENTS = 100;
    private static final String THREAD = "live-repository";

    @Test
    void whatTheJvmHasWrittenSoFar_isRead_andTheRecordingGoesOn() throws Exception {
        CountDownLatch onDisk = new CountDownLatch(EVENTS);
        // It flushes every second, and reads the same files: what it has seen is in them.
        try (RecordingStream stream = new RecordingStream()) {
            stream.enable(AgentEvents.OperationEvent.class).withoutThreshold().withStackTrace();
            stream.onEvent("lockspot.Operation", event -> {
                if (event.getThread().getJavaName().equals(THREAD)) {
                    onDisk.countDown();
                }
            });
            stream.startAsync();
            commit();
            assertThat(onDisk.await(60, TimeUnit.SECONDS)).isTrue();
            Path repository = Path.of(System.getProperty("jdk.jfr.repository"));

            Recording read = Recordings.read(repository);

            assertThat(read.samples(Measure.OPERATION_TIME).stream()
                            .filter(s -> s.thread().equals(THREAD))
                            .mapToLong(Sample::count)
                            .sum())
                    .isEqualTo(EVENTS);
            assertThat(read.infos().get(0).complete()).isFalse();
            assertThat(read.warnings())
                    .extracting(Warning::code)
                    .contains(Warning.INCOMPLETE)
                    .doesNotContain(Warning.DAMAGED);
            assertThat(Files.isDirectory(repository)).isTrue();
        }
    }

    private static void commit() throws InterruptedException {
        Thread thread = new Thread(
                () -> {
                    for (int i = 0; i < EVENTS; i++) {
                        AgentEvents.OperationEvent event = new AgentEvents.OperationEvent();
                        event.begin();
                        event.commit();
                    }
                },
                THREAD);
        thread.start();
        thread.join();
    }
}
