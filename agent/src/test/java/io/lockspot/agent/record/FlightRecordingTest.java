package io.lockspot.agent.record;

import io.lockspot.agent.probe.AgentHealthEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The recording of the agent, and what the JVM records because of it. */
class FlightRecordingTest {

    private static final Set<String> WANTED =
            Set.of("jdk.JavaMonitorEnter", "jdk.GarbageCollection", "jdk.CPULoad", "jdk.DataLoss");

    private MemoryDirectory directory;
    private FlightRecording recording;

    @BeforeEach
    void start() throws IOException {
        directory = MemoryDirectory.create();
        recording = FlightRecording.start(directory, Optional.of(Duration.ofMillis(10)));
        FlightRecorder.register(AgentHealthEvent.class);
    }

    @AfterEach
    void stop() {
        recording.stop();
        recording.giveRepositoryBack();
        directory.remove();
    }

    @Test
    void nothingIsEnabled_butWhatTheAgentReads() {
        assertThat(enabled())
                .contains("lockspot.AgentHealth", "jdk.JavaMonitorEnter", "jdk.DataLoss")
                .allMatch(name -> name.startsWith("lockspot.") || WANTED.contains(name));
    }

    @Test
    void eventsThatTheApplicationHadBefore_areOff_thoughTheyWouldBeOnByDefault() throws Exception {
        FlightRecorder.register(Delivery.class);
        recording.stop();
        recording = FlightRecording.start(directory, Optional.empty());

        assertThat(enabled()).contains("lockspot.AgentHealth").doesNotContain("test.Delivery");
    }

    @Test
    void eventsThatTheApplicationBringsLater_areOffAfterTheNextDump() throws Exception {
        FlightRecorder.register(Order.class);
        assertThat(enabled()).contains("test.Order");

        Files.delete(recording.dump());

        assertThat(enabled()).doesNotContain("test.Order").contains("lockspot.AgentHealth");
    }

    @Test
    void eventsThatSomebodyElseWants_stayOn() throws Exception {
        try (Recording other = new Recording()) {
            other.setToDisk(false);
            other.enable(Order.class);
            other.start();

            Files.delete(recording.dump());

            assertThat(enabled()).contains("test.Order");
        }
    }

    private static List<String> enabled() {
        return FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(EventType::isEnabled)
                .map(EventType::getName)
                .toList();
    }

    @Name("test.Delivery")
    private static final class Delivery extends Event {}

    @Name("test.Order")
    private static final class Order extends Event {}
}
