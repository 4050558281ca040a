package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.LockRow;
import java.io.IOException;
import java.util.List;

/** Waits for something else than a lock, as text: they are no contention, but somebody may look for them. */
final class OtherWaitsSection {

    /** How many are shown. */
    private static final int SHOWN = 8;

    private OtherWaitsSection() {}

    static void write(List<LockRow> waits, Lines lines) throws IOException {
        if (waits.isEmpty()) {
            return;
        }
        lines.blank();
        lines.title("Waits for something else than a lock (in no share of lock waits)");
        List<LockRow> shown = waits.subList(0, Math.min(SHOWN, waits.size()));
        Table table = new Table().text("waited in").text("for").number("waits").number("wait time");
        table.number("longest");
        for (LockRow row : shown) {
            table.row(List.of(
                    Names.printable(row.lock().name()),
                    row.lock().kind().label(),
                    Units.count(row.waits()),
                    Units.duration(row.waitTime()),
                    Units.duration(row.maxWait())));
        }
        table.write("", lines);
        if (shown.size() < waits.size()) {
            long rest = waits.stream().skip(SHOWN).mapToLong(LockRow::waitTime).sum();
            lines.line(lines.style()
                    .faint("… " + Units.count(waits.size() - SHOWN, "more place, ", "more places, ")
                            + Units.duration(rest)));
        }
    }
}
