package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Warning;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The outcome for programs: {@code lockspot.demo/1}. */
final class DemoJson {

    private final DemoOutcome outcome;
    private final Map<Variant, Path> flameGraphs;
    private final Analysis analysis;

    DemoJson(DemoOutcome outcome, Map<Variant, Path> flameGraphs, Analysis analysis) {
        this.outcome = outcome;
        this.flameGraphs = flameGraphs;
        this.analysis = analysis;
    }

    void print(PrintWriter out) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("schema", "lockspot.demo/1");
            plan(json);
            recordings(json);
            warnings(json);
            json.writeName("report");
            json.writeRawValue(report());
            measures(json);
            json.writeStringProperty("conclusion", Conclusion.of(outcome).text());
            places(json);
            json.writeEndObject();
        }
        out.println(text);
        out.flush();
    }

    private String report() throws IOException {
        StringWriter report = new StringWriter();
        analysis.reportJson(outcome.typical(Variant.BEFORE).recording(), report);
        return report.toString().strip();
    }

    private void plan(JsonGenerator json) {
        json.writeStringProperty("java", outcome.plan().java().toString());
        json.writeNumberProperty("runs", outcome.plan().runs());
        json.writeNumberProperty(
                "connections", outcome.results().get(0).sample().connections());
        json.writeNumberProperty("rounds", outcome.plan().rounds());
    }

    private void recordings(JsonGenerator json) {
        json.writeArrayPropertyStart("recordings");
        for (RunResult result : outcome.results()) {
            for (RecordingInfo info : result.recording().infos()) {
                json.writeStartObject();
                json.writeStringProperty("variant", result.step().variant().label());
                json.writeStringProperty("file", info.file());
                json.writeStringProperty("process", info.process());
                json.writeNumberProperty("duration", info.durationNanos());
                json.writeNumberProperty("samples", info.samples());
                json.writeBooleanProperty("complete", info.complete());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void warnings(JsonGenerator json) {
        json.writeArrayPropertyStart("warnings");
        for (Warning warning : outcome.warnings()) {
            json.writeStartObject();
            json.writeStringProperty("code", warning.code());
            json.writeStringProperty("text", warning.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void measures(JsonGenerator json) {
        json.writeArrayPropertyStart("measures");
        for (DemoRow row : outcome.rows()) {
            json.writeStartObject();
            json.writeStringProperty("id", row.measure().id());
            json.writeStringProperty("label", row.measure().label());
            json.writeStringProperty("unit", "ns");
            spread(json, "before", row.before());
            spread(json, "after", row.after());
            OptionalDouble change = row.changePercent();
            json.writeName("changePercent");
            if (change.isPresent()) {
                json.writeNumber(change.getAsDouble());
            } else {
                json.writeNull();
            }
            json.writeStringProperty("verdict", row.verdict().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void spread(JsonGenerator json, String name, Spread spread) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("median", spread.median());
        json.writeNumberProperty("min", spread.min());
        json.writeNumberProperty("max", spread.max());
        json.writeArrayPropertyStart("values");
        spread.values().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void places(JsonGenerator json) {
        json.writeObjectPropertyStart("files");
        json.writeStringProperty("directory", outcome.directory().path().toString());
        json.writeObjectPropertyStart("flameGraphs");
        flameGraphs.forEach((variant, page) -> json.writeStringProperty(variant.label(), page.toString()));
        json.writeEndObject();
        json.writeEndObject();
    }
}
