package io.lockspot.analyzer.write;

import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.Frame;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * speedscope's own format: one profile of the type {@code sampled} for each measure, all with the same frames. Stacks
 * are in the order of the tree, heaviest first, so that the view in order of time is a flame graph too. The file is pure
 * ASCII.
 */
public final class SpeedscopeWriter {

    private static final String SCHEMA = "https://www.speedscope.app/file-format-schema.json";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final Map<Frame, Integer> frames = new LinkedHashMap<>();
    private final JsonGenerator json;

    private SpeedscopeWriter(JsonGenerator json) {
        this.json = json;
    }

    public static void write(Profiles profiles, Writer out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            new SpeedscopeWriter(json).file(profiles);
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new IOException(e);
        }
        out.write('\n');
    }

    private void file(Profiles profiles) {
        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("exporter", "lockspot");
        json.writeStringProperty("name", profiles.name());
        json.writeNumberProperty("activeProfileIndex", 0);
        json.writeArrayPropertyStart("profiles");
        for (Profile profile : profiles.profiles()) {
            profile(profile, profile.tree(profiles.threads()));
        }
        json.writeEndArray();
        // Behind the profiles, because only then it is known which frames there are.
        json.writeObjectPropertyStart("shared");
        json.writeArrayPropertyStart("frames");
        for (Frame frame : frames.keySet()) {
            json.writeStartObject();
            json.writeStringProperty("name", frame.label());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void profile(Profile profile, CallTree tree) {
        json.writeStartObject();
        json.writeStringProperty("type", "sampled");
        json.writeStringProperty("name", profile.measure().id());
        json.writeStringProperty("unit", profile.measure().unit().equals("ns") ? "nanoseconds" : "none");
        json.writeNumberProperty("startValue", 0);
        json.writeNumberProperty("endValue", tree.total());
        json.writeArrayPropertyStart("samples");
        tree.forEachStack((rootFirst, weight) -> {
            json.writeStartArray();
            for (Frame frame : rootFirst) {
                json.writeNumber(frames.computeIfAbsent(frame, f -> frames.size()));
            }
            json.writeEndArray();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("weights");
        tree.forEachStack((rootFirst, weight) -> json.writeNumber(weight));
        json.writeEndArray();
        json.writeEndObject();
    }
}
