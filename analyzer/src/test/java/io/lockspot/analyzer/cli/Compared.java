package io.lockspot.analyzer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A comparison of real files, as its JSON document has it. */
record Compared(JsonNode document, int code, String err) {

    static Compared of(List<String> before, List<String> after, String... options) {
        List<String> args = new ArrayList<>(List.of("compare", "--before"));
        args.addAll(before);
        args.add("--after");
        args.addAll(after);
        args.addAll(List.of("-o", "json"));
        args.addAll(List.of(options));
        Run run = Run.lockspot(args.toArray(String[]::new));
        return new Compared(JsonMapper.shared().readTree(run.out()), run.code(), run.err());
    }

    String verdict() {
        return document.get("verdict").asString();
    }

    String headline() {
        return document.get("headline").asString();
    }

    /** What became of a gate. */
    String outcome(String gate) {
        return one("gates", "gate", gate).get("outcome").asString();
    }

    /** The first row of a section whose field has that value. */
    JsonNode one(String section, String field, String value) {
        return rows(section)
                .filter(row -> row.get(field).asString().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(value + " is not in " + document.get(section)));
    }

    Stream<JsonNode> rows(String section) {
        return document.get(section).valueStream();
    }

    /** The ends of the interval of the ratio after / before. */
    static List<Double> interval(JsonNode change) {
        return change.get("interval")
                .valueStream()
                .map(end -> end.isNull() ? Double.POSITIVE_INFINITY : end.asDouble())
                .toList();
    }
}
