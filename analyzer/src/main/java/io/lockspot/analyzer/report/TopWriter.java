package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.AgentStatus;
import io.lockspot.analyzer.model.LiveRates;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.exc.JacksonIOException;

/** What happens in a JVM right now, for people and, a line at a time, for programs ({@code lockspot.top/1}). */
public final class TopWriter {

    /** Lines that are no rows of a table: what is above the tables, their heads, and what is between them. */
    private static final int OTHERS = 10;

    private TopWriter() {}

    /** @param rows how many lines there is room for; of longer tables the first rows are shown */
    public static void text(LiveRates rates, int rows, Style style, Appendable out) throws IOException {
        AgentStatus now = rates.now();
        Lines lines = new Lines(out, style);
        lines.title(Names.printable(now.jvm().toString()));
        lines.text("  ", state(rates));
        lines.text("  ", "own cost " + rates.cost().map(TopWriter::cost).orElse("not known yet"));
        lines.text("  ", timing(now));
        failures(now, lines);
        int locks = Math.min(rates.locks().size(), Math.max(3, (rows - OTHERS) / 3));
        int operations = Math.max(3, rows - OTHERS - locks);
        lines.blank();
        if (rates.operations().isEmpty()) {
            lines.line("  no operations");
        } else {
            operations(rates, operations).write("  ", lines);
        }
        if (!rates.locks().isEmpty()) {
            lines.blank();
            locks(rates, locks).write("  ", lines);
        }
    }

    private static String state(LiveRates rates) {
        AgentStatus now = rates.now();
        Duration age = Duration.ofMillis(now.updatedMillis() - now.sinceMillis());
        return Names.printable(now.state() + " for " + age.toSeconds() + " s to " + now.file()) + "; the last "
                + Units.duration(rates.seconds() * 1e9);
    }

    private static String timing(AgentStatus now) {
        String timing = switch (now.timing()) {
            case "", "all" -> "all operations are timed";
            case "sampled" -> "one operation of " + health(now, "timedEvery") + " is timed";
            case "none" -> "operations are counted and not timed";
            case "off" -> "nothing is counted";
            case "auto" -> "all operations are counted; busy threads time one of " + health(now, "timedEvery");
            default ->
                "all operations are counted, and those are timed that timing=" + Names.printable(now.timing())
                        + " chooses";
        };
        return timing + (health(now, "turnedDown") == 1 ? ": turned down by the budget" : "");
    }

    private static String cost(LiveRates.Cost cost) {
        return Units.share(cost.percent())
                + (cost.high() > 0 ? " (" + Units.share(cost.low()) + " to " + Units.share(cost.high()) + ")" : "")
                + " of the CPU time so far";
    }

    /** Only what should not be. */
    private static void failures(AgentStatus now, Lines lines) throws IOException {
        long failures = health(now, "probeFailures");
        long lost = health(now, "lostDumps");
        if (failures + lost > 0) {
            lines.text(
                    "  ",
                    Units.count(failures, "failed probe call", "failed probe calls") + ", "
                            + Units.count(health(now, "probesOff"), "probe off", "probes off") + ", "
                            + Units.count(lost, "dump", "dumps") + " lost");
        }
    }

    private static long health(AgentStatus status, String name) {
        return status.health().getOrDefault(name, 0L);
    }

    /** A column of something that there is none of would only make it too wide for a terminal of 80 columns. */
    private static Table operations(LiveRates rates, int most) {
        boolean errors = rates.operations().stream().anyMatch(o -> o.errors() > 0);
        boolean registered = rates.operations().stream().anyMatch(o -> o.stillRegistered() > 0);
        boolean waits = rates.operations().stream().anyMatch(o -> o.lockWait() > 0);
        Table table = new Table().text("operation").text("implementation").number("per second");
        if (errors) {
            table.number("errors");
        }
        if (registered) {
            table.number("still registered");
        }
        table.number("mean").number("p50").number("p99");
        if (waits) {
            table.number("lock wait");
        }
        for (LiveRates.Operation o : rates.operations().stream().limit(most).toList()) {
            List<String> row = new ArrayList<>(List.of(
                    Names.printable(o.key().operation()),
                    Names.printable(o.key().implementation()),
                    perSecond(o.count(), rates)));
            if (errors) {
                row.add(Units.count(o.errors()));
            }
            if (registered) {
                row.add(Units.count(o.stillRegistered()));
            }
            row.addAll(List.of(mean(o), time(o.p50()), time(o.p99())));
            if (waits) {
                row.add(o.lockWait() == 0 ? "–" : Units.duration(o.lockWait()));
            }
            table.row(row);
        }
        return table;
    }

    private static Table locks(LiveRates rates, int most) {
        Table table = new Table()
                .text("lock")
                .text("class")
                .number("waits per second")
                .number("mean wait")
                .number("waiting threads");
        rates.locks().stream()
                .limit(most)
                .forEach(l -> table.row(List.of(
                        Names.printable(l.lock()),
                        Names.printable(l.lockClass().substring(l.lockClass().lastIndexOf('.') + 1)),
                        perSecond(l.waits(), rates),
                        Units.duration(l.waitTime() / (double) l.waits()),
                        rates.seconds() > 0 ? Units.number(l.waitTime() / 1e9 / rates.seconds()) : "–")));
        return table;
    }

    private static String perSecond(long count, LiveRates rates) {
        return rates.seconds() > 0 ? Units.perSecond(count / rates.seconds()) : "–";
    }

    private static String mean(LiveRates.Operation o) {
        return o.mean().isPresent()
                ? (o.estimated() ? "~" : "") + Units.duration(o.mean().getAsDouble())
                : "–";
    }

    private static String time(OptionalLong nanos) {
        return nanos.isPresent() ? Units.duration(nanos.getAsLong()) : "–";
    }

    /** One document on one line. */
    public static void json(LiveRates rates, Writer out) throws IOException {
        AgentStatus now = rates.now();
        try (Json json = Json.line(out)) {
            json.object().field("schema", "lockspot.top/1");
            json.object("process")
                    .field("pid", now.jvm().pid())
                    .known("name", now.jvm().name())
                    .endObject();
            json.field("state", now.state())
                    .field("file", now.file())
                    .field("since", moment(now.sinceMillis()))
                    .field("updated", moment(now.updatedMillis()))
                    .field("seconds", rates.seconds())
                    .known("timing", now.timing());
            if (rates.cost().isPresent()) {
                LiveRates.Cost cost = rates.cost().get();
                json.field("probeShare", cost.percent()).numbers("probeShareInterval", cost.low(), cost.high());
            } else {
                json.absent("probeShare").absent("probeShareInterval");
            }
            json.object("health");
            now.health().keySet().stream()
                    .sorted()
                    .forEach(k -> json.field(k, now.health().get(k)));
            json.endObject().array("operations");
            rates.operations().forEach(o -> operation(o, json));
            json.endArray().array("locks");
            for (LiveRates.LockWaits lock : rates.locks()) {
                json.object()
                        .field("name", lock.lock())
                        .field("lockClass", lock.lockClass())
                        .field("waits", lock.waits())
                        .field("waitTime", lock.waitTime())
                        .endObject();
            }
            json.endArray().array("warnings").endArray().endObject();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private static void operation(LiveRates.Operation o, Json json) {
        json.object()
                .field("operation", o.key().operation())
                .field("implementation", o.key().implementation())
                .field("count", o.count())
                .field("total", o.total())
                .field("errors", o.errors())
                .field("stillRegistered", o.stillRegistered())
                .field("mean", o.mean())
                .field("estimated", o.estimated())
                .field("lockWait", o.lockWait());
        time("p50", o.p50(), json);
        time("p99", o.p99(), json);
        json.endObject();
    }

    private static void time(String name, OptionalLong nanos, Json json) {
        if (nanos.isPresent()) {
            json.field(name, nanos.getAsLong());
        } else {
            json.absent(name);
        }
    }

    private static String moment(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
