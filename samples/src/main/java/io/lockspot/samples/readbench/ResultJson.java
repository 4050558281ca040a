package io.lockspot.samples.readbench;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Every figure, as JSON. Times are nanoseconds, sizes are bytes, speeds are million bytes a second. */
final class ResultJson {

    private final JsonGenerator json;

    private ResultJson(JsonGenerator json) {
        this.json = json;
    }

    static String of(Machine before, Machine after, List<Trial> trials) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            new ResultJson(json).document(before, after, trials);
        }
        return text.append('\n').toString();
    }

    private void document(Machine before, Machine after, List<Trial> trials) {
        json.writeStartObject();
        json.writeStringProperty("schema", "lockspot.read-bench/1");
        json.writeNumberProperty("cores", before.cores());
        json.writeStringProperty("java", before.java());
        json.writeStringProperty("system", before.system());
        json.writeNumberProperty("loadBefore", before.load());
        json.writeNumberProperty("loadAfter", after.load());
        json.writeArrayPropertyStart("inputs");
        trials.forEach(this::trial);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void trial(Trial trial) {
        json.writeStartObject();
        json.writeStringProperty("input", trial.input().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("bytes", trial.bytes());
        json.writeArrayPropertyStart("tools");
        trial.contestants().forEach(contestant -> contestant(trial, contestant));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void contestant(Trial trial, Contestant contestant) {
        json.writeStartObject();
        json.writeStringProperty("name", contestant.name());
        json.writeStringProperty("cores", contestant.cores() == Cores.ONE ? "one" : "all");
        spread("speed", trial.failed(contestant) ? null : trial.speed(contestant));
        spread("ratio", trial.ratio(contestant));
        spread("cpuRatio", trial.cpuRatio(contestant));
        json.writeArrayPropertyStart("readings");
        trial.readings(contestant).forEach(this::reading);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void spread(String name, Spread spread) {
        if (spread == null) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("median", spread.median());
        json.writeNumberProperty("min", spread.low());
        json.writeNumberProperty("max", spread.high());
        json.writeEndObject();
    }

    private void reading(Reading reading) {
        json.writeStartObject();
        json.writeNumberProperty("wallTime", reading.wallNanos());
        json.writeNumberProperty("cpuTime", reading.cpuNanos());
        json.writeNumberProperty("peakResident", reading.peakResident());
        json.writeNumberProperty("peakPrivate", reading.peakPrivate());
        json.writeNumberProperty("peakHeap", reading.peakHeap());
        json.writeStringProperty("failure", reading.failure());
        json.writeEndObject();
    }
}
