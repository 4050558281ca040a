package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.bench.BenchProtocol;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.exc.JacksonIOException;

/** What a bench has run, for programs ({@code lockspot.bench-runs/1}): what is left of it when it comes to no comparison. */
public final class BenchWriter {

    private BenchWriter() {}

    public static void write(BenchProtocol protocol, Writer out) throws IOException {
        try (Json json = new Json(out)) {
            json.object().field("schema", "lockspot.bench-runs/1");
            BenchJson.write(protocol, json);
            json.endObject();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
