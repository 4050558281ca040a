package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.Load;
import io.lockspot.analyzer.cli.demo.scenario.Unit;
import io.lockspot.analyzer.cli.demo.scenario.Variant;
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
    private final DemoPages pages;
    private final Analysis analysis;

    DemoJson(DemoOutcome outcome, DemoPages pages, Analysis analysis) {
        this.outcome = outcome;
        this.pages = pages;
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
        analysis.reportJson(
                outcome.typical(Variant.BEFORE).recording(), outcome.scenario().view(), report);
        return report.toString().strip();
    }

    private void plan(JsonGenerator json) {
        json.writeStringProperty("scenario", outcome.scenario().name());
        json.writeStringProperty("story", outcome.scenario().story());
        json.writeStringProperty("java", outcome.plan().java().toString());
        json.writeNumberProperty("runs", outcome.plan().runs());
        Load load = outcome.plan().load().as(outcome.results().get(0).sample());
        load.numbers().forEach(json::writeNumberProperty);
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
            json.writeStringProperty("id", row.measurement().id());
            json.writeStringProperty("label", row.measurement().label());
            Unit unit = row.measurement().unit();
            json.writeStringProperty("unit", unit.id());
            spread(json, "before", unit, row.before());
            spread(json, "after", unit, row.after());
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

    private static void spread(JsonGenerator json, String name, Unit unit, Spread spread) {
        json.writeObjectPropertyStart(name);
        json.writeName("median");
        number(json, unit, spread.median());
        json.writeName("min");
        number(json, unit, spread.min());
        json.writeName("max");
        number(json, unit, spread.max());
        json.writeArrayPropertyStart("values");
        spread.values().forEach(value -> number(json, unit, value));
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Times are whole nanoseconds. */
    private static void number(JsonGenerator json, Unit unit, double value) {
        if (unit == Unit.NANOSECONDS) {
            json.writeNumber(Math.round(value));
        } else {
            json.writeNumber(value);
        }
    }

    private void places(JsonGenerator json) {
        json.writeObjectPropertyStart("files");
        json.writeStringProperty("directory", outcome.directory().path().toString());
        pages("reports", pages.reports(), json);
        pages("flameGraphs", pages.flameGraphs(), json);
        json.writeEndObject();
    }

    private static void pages(String name, Map<Variant, Path> pages, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        pages.forEach((variant, page) -> json.writeStringProperty(variant.label(), page.toString()));
        json.writeEndObject();
    }
}
