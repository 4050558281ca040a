package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Calibration;
import io.lockspot.analyzer.compare.Calibration.Family;
import io.lockspot.analyzer.compare.Run;
import io.lockspot.analyzer.compare.SafeGate;
import java.util.Locale;
import java.util.OptionalInt;

/** A calibration as fields of a JSON object. Gates are percentages. */
final class CalibrationJson {

    private CalibrationJson() {}

    static void write(Calibration calibration, Json json) {
        json.field("headline", CalibrationText.headline(calibration));
        json.array("runs");
        for (Run run : calibration.runs()) {
            json.object().field("name", run.name()).field("duration", run.durationNanos());
            json.endObject();
        }
        json.endArray();
        json.field("runsOnEachSide", calibration.side())
                .field("splits", calibration.splits())
                .field("possibleSplits", calibration.possible())
                .field("tested", calibration.tested());
        json.object("alarms").field("any", calibration.alarms().any());
        for (Family family : Family.values()) {
            json.field(
                    family.name().toLowerCase(Locale.ROOT),
                    calibration.alarms().families().getOrDefault(family, 0));
        }
        json.endObject();
        json.field("falseAlarmRate", calibration.falseAlarmRate());
        json.array("drift");
        calibration.drift().forEach(subject -> json.value(ChangeNames.of(subject)));
        json.endArray();
        json.array("gates");
        for (SafeGate gate : calibration.gates()) {
            gate(gate, json);
        }
        json.endArray();
    }

    private static void gate(SafeGate gate, Json json) {
        json.object();
        ComparisonJson.subject(gate.subject(), json);
        json.field("direction", gate.lowerIsBetter() ? "more" : "less");
        percent("safe", gate.safe(), json);
        percent("neverFails", gate.neverFails(), json);
        percent("decided", gate.passes(), json);
        json.endObject();
    }

    private static void percent(String name, OptionalInt value, Json json) {
        if (value.isPresent()) {
            json.field(name, value.getAsInt());
        } else {
            json.absent(name);
        }
    }
}
