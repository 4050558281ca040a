package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.EpollRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The table of {@code epoll_ctl} calls, as text and as JSON. */
final class EpollSection {

    private EpollSection() {}

    static void write(List<EpollRow> rows, Lines lines) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        boolean closes = rows.stream().anyMatch(r -> r.closes() > 0);
        lines.blank();
        lines.title("Calls of epoll_ctl");
        Table table = new Table().text("implementation").number("adds").number("modifies");
        table.number("deletes").number("not found").number("no change");
        if (closes) {
            table.number("closes").number("still registered").number("calls per close");
        }
        for (EpollRow row : rows) {
            table.row(cells(row, closes));
        }
        table.write("", lines);
        long calls = rows.stream().mapToLong(EpollRow::calls).sum();
        long inVain = rows.stream().mapToLong(EpollRow::inVain).sum();
        lines.line(
                inVain == 0
                        ? "none in vain"
                        : Units.share(100.0 * inVain / calls) + " in vain: not found (ENOENT), or changed nothing");
    }

    private static List<String> cells(EpollRow row, boolean closes) {
        List<String> cells = new ArrayList<>(List.of(
                Names.printable(row.implementation()),
                Units.count(row.adds()),
                Units.count(row.modifies()),
                Units.count(row.deletes()),
                Units.count(row.notFound()),
                Units.count(row.redundant())));
        if (closes) {
            cells.add(Units.count(row.closes()));
            cells.add(Units.count(row.stillRegistered()));
            cells.add(
                    row.callsPerClose().isPresent()
                            ? Units.perSecond(row.callsPerClose().getAsDouble())
                            : "–");
        }
        return cells;
    }

    static void write(List<EpollRow> rows, Json json) {
        json.array("epoll");
        for (EpollRow row : rows) {
            json.object().field("implementation", row.implementation()).field("adds", row.adds());
            json.field("modifies", row.modifies()).field("deletes", row.deletes());
            json.field("notFound", row.notFound()).field("redundant", row.redundant());
            json.field("closes", row.closes()).field("stillRegistered", row.stillRegistered());
            json.field("callsPerClose", row.callsPerClose()).endObject();
        }
        json.endArray();
    }
}
