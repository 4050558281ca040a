package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.OperationRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The table of operations as text. Columns in which nothing happened are said in a line instead. */
final class OperationsSection {

    private OperationsSection() {}

    static void write(List<OperationRow> operations, Lines lines) throws IOException {
        if (operations.isEmpty()) {
            lines.text("", "none counted: only the agent counts operations (-javaagent:lockspot-agent.jar)");
            return;
        }
        boolean errors = operations.stream().anyMatch(o -> o.errors() > 0);
        boolean registered = operations.stream().anyMatch(o -> o.stillRegistered() > 0);
        table(operations, errors, registered).write("", lines);
        for (String note : notes(operations, errors, registered)) {
            lines.line(note);
        }
    }

    private static Table table(List<OperationRow> operations, boolean errors, boolean registered) {
        Table table = new Table()
                .text("operation")
                .text("implementation")
                .number("count")
                .number("per s");
        if (errors) {
            table.number("errors");
        }
        if (registered) {
            table.number("still registered");
        }
        table.number("mean").number("lock wait").number("p50").number("p90").number("p99");
        table.number("p99.9").number("longest").number("total");
        operations.forEach(o -> table.row(cells(o, errors, registered)));
        return table;
    }

    private static List<String> cells(OperationRow o, boolean errors, boolean registered) {
        List<String> cells = new ArrayList<>();
        cells.add(Names.printable(o.key().operation()));
        cells.add(Names.printable(o.key().implementation()));
        cells.add(Units.count(o.count()));
        cells.add(o.perSecond().isPresent() ? Units.perSecond(o.perSecond().getAsDouble()) : "–");
        if (errors) {
            cells.add(Units.count(o.errors()));
        }
        if (registered) {
            cells.add(Units.count(o.stillRegistered()));
        }
        cells.add(Units.duration(o.mean()));
        cells.add(o.lockWaitTime() == 0 ? "–" : Units.duration(o.lockWaitPerOperation()));
        for (long time : new long[] {o.p50(), o.p90(), o.p99(), o.p999(), o.max(), o.totalTime()}) {
            cells.add(Units.duration(time));
        }
        return cells;
    }

    private static List<String> notes(List<OperationRow> operations, boolean errors, boolean registered) {
        List<String> notes = new ArrayList<>();
        notes.add("mean and lock wait are per operation"
                + (errors ? "" : "; no errors")
                + (registered ? "" : "; no descriptor was still registered"));
        List<OperationRow> delayed =
                operations.stream().filter(o -> o.delay().isPresent()).toList();
        if (!delayed.isEmpty()) {
            notes.add(delayed.stream().map(OperationsSection::delay).collect(Collectors.joining("\n")));
        }
        return notes;
    }

    private static String delay(OperationRow row) {
        OperationRow.Delay delay = row.delay().orElseThrow();
        return "from close to " + Names.printable(row.key().operation())
                + " (" + Names.printable(row.key().implementation()) + "): p50 "
                + Units.duration(delay.p50()) + ", p99 " + Units.duration(delay.p99()) + ", longest "
                + Units.duration(delay.max()) + " (" + Units.count(delay.count()) + " measured)";
    }
}
