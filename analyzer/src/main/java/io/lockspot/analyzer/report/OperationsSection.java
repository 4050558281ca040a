package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.OperationRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The table of operations as text. Columns in which nothing happened are said in a line instead. */
final class OperationsSection {

    private enum When {
        ALWAYS,
        FULL,
        ERRORS,
        REGISTERED
    }

    private record Column(String name, When when, Function<OperationRow, String> cell) {
        boolean isShown(boolean full, boolean errors, boolean registered) {
            return switch (when) {
                case ALWAYS -> true;
                case FULL -> full;
                case ERRORS -> errors;
                case REGISTERED -> registered;
            };
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("count", When.ALWAYS, o -> Units.count(o.count())),
            new Column("per s", When.ALWAYS, OperationsSection::perSecond),
            new Column("errors", When.ERRORS, o -> Units.count(o.errors())),
            new Column("still registered", When.REGISTERED, o -> Units.count(o.stillRegistered())),
            new Column("mean", When.ALWAYS, o -> estimate(o, o.mean())),
            new Column("lock wait", When.ALWAYS, OperationsSection::lockWait),
            new Column("p50", When.ALWAYS, o -> timed(o, o.p50())),
            new Column("p90", When.FULL, o -> timed(o, o.p90())),
            new Column("p99", When.ALWAYS, o -> timed(o, o.p99())),
            new Column("p99.9", When.FULL, o -> timed(o, o.p999())),
            new Column("longest", When.ALWAYS, o -> timed(o, o.max())),
            new Column("total", When.FULL, o -> estimate(o, o.totalTime())));

    /** Between what the program asked for and what the selector's thread did. */
    private static final Map<String, String> DELAYS = Map.of(
            "release", "from close to release",
            "register", "from register to epoll_ctl",
            "modify", "from modify to epoll_ctl");

    private OperationsSection() {}

    /** @param full all quantiles, rather than those that fit on a page */
    static void write(Report.Origin origin, List<OperationRow> operations, boolean full, Lines lines)
            throws IOException {
        if (operations.isEmpty()) {
            lines.text("", reasonForNone(origin));
            return;
        }
        boolean errors = operations.stream().anyMatch(o -> o.errors() > 0);
        boolean registered = operations.stream().anyMatch(o -> o.stillRegistered() > 0);
        table(operations, c -> c.isShown(full, errors, registered)).write("", lines);
        boolean told = origin.warnings().stream().noneMatch(w -> w.code().equals("no-process-ids"));
        for (String note : notes(operations, errors, registered || !told)) {
            lines.line(note);
        }
    }

    private static Table table(List<OperationRow> operations, Predicate<Column> isShown) {
        List<Column> columns = COLUMNS.stream().filter(isShown).toList();
        Table table = new Table().text("operation").text("implementation");
        columns.forEach(c -> table.number(c.name));
        for (OperationRow operation : operations) {
            List<String> cells = new ArrayList<>();
            cells.add(Names.printable(operation.key().operation()));
            cells.add(Names.printable(operation.key().implementation()));
            columns.forEach(c -> cells.add(c.cell.apply(operation)));
            table.row(cells);
        }
        return table;
    }

    private static String reasonForNone(Report.Origin origin) {
        return origin.recordings().stream().anyMatch(r -> r.format().equals("lockspot"))
                ? "none: while the agent recorded, no selector and no own probe was used"
                : "none counted: the agent counts them (-javaagent:lockspot-agent.jar); of other programs, system calls in a"
                        + " perf script are counted (docs/explain.md)";
    }

    /** Marked where it is scaled from those that were timed. */
    private static String estimate(OperationRow row, double nanos) {
        return row.isEstimated() && row.timed() > 0 ? "~" + Units.duration(nanos) : timed(row, nanos);
    }

    private static String timed(OperationRow row, double nanos) {
        return row.timed() == 0 && row.count() > 0 ? "–" : Units.duration(nanos);
    }

    private static String perSecond(OperationRow row) {
        return row.perSecond().isPresent() ? Units.perSecond(row.perSecond().getAsDouble()) : "–";
    }

    private static String lockWait(OperationRow row) {
        return row.lockWaitTime() == 0 ? "–" : Units.duration(row.lockWaitPerOperation());
    }

    private static List<String> notes(List<OperationRow> operations, boolean errors, boolean registered) {
        List<String> notes = new ArrayList<>();
        notes.add("mean and lock wait are per operation"
                + (errors ? "" : "; no errors")
                + (registered ? "" : "; no descriptor was still registered"));
        List<OperationRow> estimated =
                operations.stream().filter(OperationRow::isEstimated).toList();
        if (!estimated.isEmpty()) {
            notes.add(estimated.stream().map(OperationsSection::ofHowMany).collect(Collectors.joining(", "))
                    + " timed; ~ and quantiles are scaled to all, longest is of those timed");
        }
        List<OperationRow> delayed =
                operations.stream().filter(o -> o.delay().isPresent()).toList();
        if (!delayed.isEmpty()) {
            notes.add(delayed.stream()
                    .map(row -> delay(row, !estimated.isEmpty()))
                    .collect(Collectors.joining("\n")));
        }
        return notes;
    }

    private static String ofHowMany(OperationRow row) {
        return Names.printable(row.key().operation()) + " ("
                + Names.printable(row.key().implementation()) + "): " + Units.count(row.timed());
    }

    /** @param scaled whether some delays may stand for others that were not measured */
    private static String delay(OperationRow row, boolean scaled) {
        OperationRow.Delay delay = row.delay().orElseThrow();
        return DELAYS.getOrDefault(
                        row.key().operation(),
                        "until " + Names.printable(row.key().operation()))
                + " (" + Names.printable(row.key().implementation()) + "): p50 "
                + Units.duration(delay.p50()) + ", p99 " + Units.duration(delay.p99()) + ", longest "
                + Units.duration(delay.max()) + " (" + (scaled ? "scaled to " : "")
                + Units.count(delay.count()) + (scaled ? ")" : " measured)");
    }
}
