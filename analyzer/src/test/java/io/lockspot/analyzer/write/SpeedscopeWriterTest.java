package io.lockspot.analyzer.write;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.lockspot.analyzer.RandomProfiles;
import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.TextRecordings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class SpeedscopeWriterTest {

    /** As speedscope publishes it. */
    private static final Schema SCHEMA = schema();

    @Test
    void everyFile_isAsSpeedscopesSchemaSays() throws IOException {
        assertThat(errors(RoundTripTest.speedscope(Stories.epmutex()))).isEmpty();
        for (int seed = 0; seed < 100; seed++) {
            String json = RoundTripTest.speedscope(RandomProfiles.recording(seed, Measure.values()));
            assertThat(errors(json)).as("seed %d", seed).isEmpty();
            assertThat(json).as("pure ASCII").matches("\\A\\p{ASCII}*\\z");
        }
    }

    @Test
    void theSchema_findsFault() {
        assertThat(errors("{\"$schema\": \"x\", \"shared\": {\"frames\": [{}]}, \"profiles\": []}"))
                .isNotEmpty();
    }

    @Test
    void everyMeasure_isAProfileWithTheSameFrames() throws IOException {
        Recording recording = RandomProfiles.recording(3, Measure.CPU, Measure.LOCK_WAIT, Measure.SAMPLES);
        JsonNode file = JsonMapper.shared().readTree(RoundTripTest.speedscope(recording));

        assertThat(file.get("profiles").valueStream().map(p -> p.get("name").stringValue()))
                .containsExactly("cpu", "lock-wait", "samples");
        assertThat(file.get("profiles").valueStream().map(p -> p.get("unit").stringValue()))
                .containsExactly("nanoseconds", "nanoseconds", "none");
        assertThat(file.get("exporter").stringValue()).isEqualTo("lockspot");
        int frames = file.get("shared").get("frames").size();
        for (JsonNode profile : file.get("profiles")) {
            assertThat(profile.get("samples").size())
                    .isEqualTo(profile.get("weights").size());
            assertThat(profile.get("samples").valueStream().flatMap(JsonNode::valueStream))
                    .allMatch(n -> n.intValue() >= 0 && n.intValue() < frames);
            assertThat(profile.get("weights")
                            .valueStream()
                            .mapToLong(JsonNode::longValue)
                            .sum())
                    .isEqualTo(profile.get("endValue").longValue());
        }
    }

    private static List<String> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static Schema schema() {
        try {
            String text =
                    Files.readString(TextRecordings.resource("speedscope-1.25.0-schema.json"), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
