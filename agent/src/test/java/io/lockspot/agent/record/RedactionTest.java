package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RedactionTest {

    private static final int EVENTS = 100;
    private static final int SIZE_AT = 8;
    private static final int METADATA_AT = 24;

    @TempDir
    private Path directory;

    @Name("test.Kept")
    static final class Kept extends Event {
        String text;
    }

    @Name("test.Foreign")
    static final class Foreign extends Event {
        String text;
    }

    @Test
    void foreignEvents_areBlankedAndTheOthersStay() throws Exception {
        Path file = record();
        Files.write(file, Files.readAllBytes(file), StandardOpenOption.APPEND);

        int blanked = new Redaction(Set.of("test.Kept")).apply(file);

        assertThat(blanked).isGreaterThanOrEqualTo(2 * EVENTS);
        assertThat(RecordingFile.readAllEvents(file))
                .hasSize(2 * EVENTS)
                .allSatisfy(event -> assertThat(name(event)).isEqualTo("test.Kept"))
                .allSatisfy(event -> assertThat(event.getString("text")).startsWith("open"));
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).contains("s3cret"))
                .isFalse();
    }

    @Test
    void brokenChunk_isRefusedWithAnIoException() throws Exception {
        byte[] bytes = Files.readAllBytes(record());
        Path broken = directory.resolve("broken.jfr");
        for (int at : new int[] {0, SIZE_AT, METADATA_AT}) {
            byte[] mutant = bytes.clone();
            Arrays.fill(mutant, at, at + 8, (byte) -1);
            Files.write(broken, mutant);

            assertThatThrownBy(() -> new Redaction(Set.of()).apply(broken))
                    .as("at %d", at)
                    .isInstanceOf(IOException.class);
        }
    }

    private Path record() throws Exception {
        Path file = directory.resolve("a.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.InitialSystemProperty");
            recording.start();
            for (int i = 0; i < EVENTS; i++) {
                Kept kept = new Kept();
                kept.text = "open " + i;
                kept.commit();
                Foreign foreign = new Foreign();
                foreign.text = "s3cret " + i;
                foreign.commit();
            }
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    private static String name(RecordedEvent event) {
        return event.getEventType().getName();
    }
}
