package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Spending;
import io.lockspot.analyzer.explain.Spent;
import io.lockspot.analyzer.model.Measure;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How time was spent: a line for each measure, or an object in JSON. */
final class SpentSection {

    private SpentSection() {}

    static void write(List<Spent> all, Lines lines) throws IOException {
        if (all.isEmpty()) {
            return;
        }
        lines.blank();
        lines.title("How time was spent");
        for (Spent spent : all) {
            lines.line(line(spent));
        }
    }

    static void write(List<Spent> all, Json json) {
        json.array("spent");
        for (Spent spent : all) {
            json.object().field("measure", spent.measure().id()).field("total", spent.total());
            for (Spending spending : Spending.values()) {
                json.field(spending.id(), spent.part(spending));
            }
            json.endObject();
        }
        json.endArray();
    }

    /** {@code CPU time, 4.00 s: 33.0 % running, 57.0 % spinning on locks, 10.0 % idle}. */
    private static String line(Spent spent) {
        String parts = Arrays.stream(Spending.values())
                .filter(spending -> spent.part(spending) > 0)
                .map(spending -> Units.roundShare(spent.share(spending)) + " " + words(spending))
                .collect(Collectors.joining(", "));
        String weight = Units.weight(spent.measure(), spent.total());
        String what = spent.measure() == Measure.SAMPLES ? weight : Units.noun(spent.measure()) + ", " + weight;
        return what + (parts.isEmpty() ? "" : ": " + parts);
    }

    private static String words(Spending spending) {
        return switch (spending) {
            case RUNNING -> "running";
            case SPINNING -> "spinning on locks";
            case SLEEPING -> "asleep on locks";
            case BLOCKED -> "blocked by something else";
            case IDLE -> "idle";
        };
    }
}
