package io.lockspot.samples.overhead;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Every figure, as JSON. Times are nanoseconds. */
final class ResultJson {

    private static final Metric[] COMPARED = {
        Metric.CPU,
        Metric.PROCESS_CPU,
        Metric.SERVER_CPU,
        Metric.COMPILER_CPU,
        Metric.COLLECTOR_CPU,
        Metric.TOOL_CPU,
        Metric.SLEEPS,
        Metric.RATE,
        Metric.START,
        Metric.START_CPU
    };

    private final JsonGenerator json;

    private ResultJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(Result result) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new ResultJson(json).document(result);
        }
        return text.append('\n').toString();
    }

    private void document(Result result) {
        json.writeStartObject();
        json.writeStringProperty("schema", "lockspot.overhead/1");
        json.writeStringProperty("begun", result.before().time().toString());
        json.writeStringProperty("ended", result.after().time().toString());
        json.writeStringProperty("system", result.before().system());
        json.writeStringProperty("cores", result.before().cores());
        json.writeNumberProperty("loadBefore", result.before().load());
        json.writeNumberProperty("loadAfter", result.after().load());
        json.writeNumberProperty("pairs", result.plan().pairs());
        json.writeNumberProperty("warmUp", result.plan().warmUp().toNanos());
        json.writeNumberProperty("duration", result.plan().duration().toNanos());
        json.writeNumberProperty("concurrency", result.plan().concurrency());
        json.writeStringProperty("failure", result.failure().isEmpty() ? null : result.failure());
        json.writeArrayPropertyStart("notes");
        result.notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("trials");
        result.trials().forEach(this::trial);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void trial(Trial trial) {
        json.writeStartObject();
        json.writeStringProperty("part", trial.part().name().toLowerCase(java.util.Locale.ROOT));
        json.writeStringProperty("workload", trial.workload());
        json.writeStringProperty("jdk", trial.jdk().version());
        number("callsPerUnit", trial.callsPerUnit());
        json.writeArrayPropertyStart("settings");
        trial.settings().forEach(setting -> setting(trial, setting));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void setting(Trial trial, String setting) {
        json.writeStartObject();
        json.writeStringProperty("name", setting);
        for (Metric metric : COMPARED) {
            if (trial.readings(setting).stream().allMatch(reading -> reading.has(metric))) {
                json.writeObjectPropertyStart(metric.label());
                estimate("mean", trial.mean(setting, metric));
                estimate("ratio", trial.ratio(setting, metric));
                estimate("difference", trial.difference(setting, metric));
                json.writeEndObject();
            }
        }
        json.writeArrayPropertyStart("readings");
        trial.readings(setting).forEach(this::reading);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void estimate(String name, Estimate estimate) {
        json.writeObjectPropertyStart(name);
        number("value", estimate.value());
        number("low", estimate.low());
        number("high", estimate.high());
        json.writeEndObject();
    }

    private void reading(Reading reading) {
        json.writeStartObject();
        for (Metric metric : Metric.values()) {
            if (reading.has(metric)) {
                number(metric.label(), reading.get(metric));
            }
        }
        json.writeEndObject();
    }

    /** JSON has no way to say that something is not a number. */
    private void number(String name, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        } else {
            json.writeNullProperty(name);
        }
    }
}
