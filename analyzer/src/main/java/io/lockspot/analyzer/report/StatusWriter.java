package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.AgentStatus;
import io.lockspot.analyzer.model.AgentStatus.Operation;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.core.exc.JacksonIOException;

/** How the agent in a running JVM fares, for people and for programs ({@code lockspot.status/1}). */
public final class StatusWriter {

    private StatusWriter() {}

    /** @param hooks a line for each hook, rather than a sum */
    public static void text(AgentStatus status, boolean hooks, Style style, Appendable out) throws IOException {
        Lines lines = new Lines(out, style);
        lines.title(Names.printable(status.jvm().toString()));
        field("agent", status.version() + ", " + status.state() + " since " + moment(status.sinceMillis()), lines);
        field("recording", status.file(), lines);
        field("options", status.options(), lines);
        field("cpu profile", status.profiler().isEmpty() ? "starting" : status.profiler(), lines);
        field("cost", cost(status), lines);
        field("failures", failures(status), lines);
        if (!status.operations().isEmpty()) {
            lines.blank();
            lines.title("Operations");
            operations(status.operations()).write("  ", lines);
        }
        if (!status.hooks().isEmpty()) {
            lines.blank();
            lines.title("Hooks");
            HooksText.write(status.hooks(), hooks, lines);
        }
    }

    private static void field(String name, String value, Lines lines) throws IOException {
        lines.text("  " + name + " ".repeat(13 - name.length()), Names.printable(value));
    }

    private static String moment(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String cost(AgentStatus status) {
        long inProbes = health(status, "timeInProbes");
        long nanos =
                Duration.ofMillis(status.updatedMillis() - status.sinceMillis()).toNanos();
        return Units.duration(inProbes) + " in probes, all threads together"
                + (nanos > 0 ? " (" + Units.share(100.0 * inProbes / nanos) + " of one CPU)" : "");
    }

    private static String failures(AgentStatus status) {
        return Units.count(health(status, "probeFailures"), "failed probe call", "failed probe calls") + ", "
                + Units.count(health(status, "probesOff"), "probe off", "probes off") + ", "
                + Units.count(health(status, "droppedEvents"), "event", "events") + " left out, "
                + Units.count(health(status, "lostDumps"), "dump", "dumps") + " lost";
    }

    private static long health(AgentStatus status, String name) {
        return status.health().getOrDefault(name, 0L);
    }

    private static Table operations(List<Operation> operations) {
        Table table = new Table()
                .text("operation")
                .text("implementation")
                .number("count")
                .number("errors")
                .number("still registered")
                .number("mean")
                .number("lock wait");
        for (Operation operation : operations) {
            double count = Math.max(operation.count(), 1);
            table.row(List.of(
                    Names.printable(operation.key().operation()),
                    Names.printable(operation.key().implementation()),
                    Units.count(operation.count()),
                    Units.count(operation.errors()),
                    Units.count(operation.stillRegistered()),
                    Units.duration(operation.totalTime() / count),
                    operation.lockWaitTime() == 0 ? "–" : Units.duration(operation.lockWaitTime() / count)));
        }
        return table;
    }

    public static void json(AgentStatus status, Writer out) throws IOException {
        try (Json json = new Json(out)) {
            json.object().field("schema", "lockspot.status/1");
            json.object("process")
                    .field("pid", status.jvm().pid())
                    .known("name", status.jvm().name())
                    .endObject();
            json.field("state", status.state())
                    .field("version", status.version())
                    .field("file", status.file())
                    .field("options", status.options())
                    .field("since", moment(status.sinceMillis()))
                    .field("updated", moment(status.updatedMillis()))
                    .known("profiler", status.profiler());
            json.object("health");
            status.health().keySet().stream()
                    .sorted()
                    .forEach(k -> json.field(k, status.health().get(k)));
            json.endObject().array("operations");
            for (Operation operation : status.operations()) {
                json.object()
                        .field("operation", operation.key().operation())
                        .field("implementation", operation.key().implementation())
                        .field("count", operation.count())
                        .field("errors", operation.errors())
                        .field("stillRegistered", operation.stillRegistered())
                        .field("totalTime", operation.totalTime())
                        .field("lockWaitTime", operation.lockWaitTime())
                        .endObject();
            }
            json.endArray();
            HooksJson.write(status.hooks(), json);
            json.array("said");
            status.said().forEach(json::value);
            json.endArray().array("warnings").endArray().endObject();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
