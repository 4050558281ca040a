package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.SpunLock;
import io.lockspot.flamegraphs.Frame;
import java.io.IOException;
import java.util.List;

/** The kernel locks that processors spun for, as text. */
final class SpunLocksSection {

    /** How many locks are shown. */
    private static final int LOCKS = 10;

    /** Of how many of them it is told where they were spun for. */
    private static final int DETAILED = 3;

    /** How many of a path's innermost frames are shown. */
    private static final int FRAMES = 6;

    private SpunLocksSection() {}

    static void write(List<SpunLock> locks, Lines lines) throws IOException {
        if (locks.isEmpty()) {
            return;
        }
        lines.blank();
        lines.title("Kernel locks that CPUs were seen waiting for");
        List<SpunLock> shown = locks.subList(0, Math.min(LOCKS, locks.size()));
        Table table =
                new Table().text("lock").text("kind").text("of").number("share").number("total");
        for (SpunLock lock : shown) {
            table.row(List.of(
                    Names.printable(lock.lock().name()),
                    lock.lock().kind().label(),
                    lock.measure().id(),
                    Units.share(lock.share()),
                    Units.weight(lock.measure(), lock.total())));
        }
        table.write("", lines);
        if (shown.size() < locks.size()) {
            lines.line(lines.style().faint("… " + Units.count(locks.size() - shown.size(), "more lock", "more locks")));
        }
        for (SpunLock lock : shown.subList(0, Math.min(DETAILED, shown.size()))) {
            lines.blank();
            LocksSection.name(lock.lock(), lock.explanation(), lines);
            SpunLock.Path path = lock.paths().get(0);
            List<Frame> frames = path.path().frames();
            lines.text(
                    String.format("  %-5s  %7s  ", "spins", Units.share(100.0 * path.total() / lock.total())),
                    Names.path(frames, FRAMES));
        }
    }
}
