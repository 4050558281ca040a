package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Convoy;
import io.lockspot.analyzer.explain.Convoys;
import io.lockspot.analyzer.explain.LockRow;
import io.lockspot.analyzer.explain.Waiting;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.flamegraphs.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of locks as text, then for the hottest who waited and who held them. */
final class LocksSection {

    /** How many locks are shown with their waiters and owners. */
    private static final int DETAILED = 5;

    /** How many paths or owners of a lock are shown. */
    private static final int PATHS = 3;

    /** From so many locks on the list is whole. */
    static final int ALL = Integer.MAX_VALUE;

    /** How many of a path's innermost frames are shown. */
    private static final int FRAMES = 8;

    private LocksSection() {}

    /** @param most how many of the program's locks are listed; {@link #ALL} lists those of the recorder too */
    static void write(Report.Origin origin, List<LockRow> all, int most, Lines lines) throws IOException {
        List<LockRow> locks = all.stream().filter(l -> !l.ofRecorder()).toList();
        if (locks.isEmpty()) {
            lines.line("no thread was seen waiting for a lock" + (all.isEmpty() ? "" : " of the program"));
        } else {
            ofProgram(origin, locks, most, lines);
        }
        ofRecorder(all.subList(locks.size(), all.size()), most, lines);
    }

    /** What records has locks too; nobody made the recording for them. */
    private static void ofRecorder(List<LockRow> locks, int most, Lines lines) throws IOException {
        if (locks.isEmpty()) {
            return;
        }
        if (most == ALL) {
            lines.blank();
            lines.title("Locks of what records, not of the program");
            table(locks).write("", lines);
        } else {
            lines.line(lines.style()
                    .faint("of what records, not of the program: " + Units.count(locks.size(), "lock, ", "locks, ")
                            + Units.duration(waitTime(locks))));
        }
    }

    private static void ofProgram(Report.Origin origin, List<LockRow> locks, int most, Lines lines) throws IOException {
        List<LockRow> shown = locks.subList(0, Math.min(most, locks.size()));
        table(shown).write("", lines);
        if (shown.size() < locks.size()) {
            lines.line(lines.style().faint(more(locks.subList(shown.size(), locks.size()))));
        }
        for (LockRow lock : shown.subList(0, Math.min(DETAILED, shown.size()))) {
            lines.blank();
            name(lock.lock(), lock.explanation(), lines);
            instances(lock, lines);
            waiters(lock, lines);
            owners(lock, lines);
            convoys(lock, duration(origin), lines);
        }
    }

    /** What there is to say of waiting beside the locks. */
    static void waiting(Waiting waiting, Lines lines) throws IOException {
        WaitGraphSection.write(waiting.graph(), lines);
        SpunLocksSection.write(waiting.spun(), lines);
        OtherWaitsSection.write(waiting.others(), lines);
    }

    static void name(Lock lock, Optional<String> explanation, Lines lines) throws IOException {
        lines.line(Names.printable(lock.name()));
        if (explanation.isPresent()) {
            lines.text("  is     ", explanation.get());
        }
    }

    private static long duration(Report.Origin origin) {
        return origin.recordings().stream()
                .mapToLong(RecordingInfo::durationNanos)
                .sum();
    }

    private static void instances(LockRow lock, Lines lines) throws IOException {
        if (lock.instances().isPresent()) {
            LockRow.Instances instances = lock.instances().get();
            String text = instances.count() == 1
                    ? "one lock"
                    : Units.count(instances.count()) + " locks; the hottest has "
                            + Units.share(instances.hottestShare()) + " of the wait time";
            lines.text("  are    ", text);
        }
    }

    private static void convoys(LockRow lock, long duration, Lines lines) throws IOException {
        Convoys convoys = lock.convoys();
        if (convoys.count() > 0) {
            Convoy longest = convoys.longest().get(0);
            lines.text(
                    "  convoy ",
                    (convoys.count() == 1 ? "once" : Units.count(convoys.count()) + " times") + ", "
                            + Units.duration(convoys.time()) + " in all" + share(convoys.time(), duration)
                            + "; longest " + Units.duration(longest.duration()) + ": "
                            + Units.count(longest.threads(), "thread", "threads") + ", "
                            + Units.count(longest.waits(), "hand-over", "hand-overs") + ", up to "
                            + Units.count(longest.maxWaiters()) + " waiting"
                            + (convoys.toldApart() ? "" : " (if all locks of this name are one)"));
        }
        if (convoys.untimed() > 0) {
            lines.text(
                    "  convoy ",
                    "(of " + Units.count(convoys.untimed(), "wait", "waits")
                            + " the times did not fit into memory; give Java more, -Xmx)");
        }
    }

    private static String share(long part, long duration) {
        return duration > 0 && part <= duration
                ? " (" + Units.share(100.0 * part / duration) + " of the recording)"
                : "";
    }

    private static Table table(List<LockRow> locks) {
        Table table = new Table().text("lock").text("kind").number("waits").number("wait time");
        table.number("p99").number("longest");
        for (LockRow lock : locks) {
            table.row(List.of(
                    Names.printable(lock.lock().name()),
                    lock.lock().kind().label(),
                    Units.count(lock.waits()),
                    Units.duration(lock.waitTime()),
                    Units.duration(lock.p99()),
                    Units.duration(lock.maxWait())));
        }
        return table;
    }

    private static String more(List<LockRow> rest) {
        return "… " + Units.count(rest.size(), "more lock, ", "more locks, ") + Units.duration(waitTime(rest));
    }

    private static long waitTime(List<LockRow> locks) {
        return locks.stream().mapToLong(LockRow::waitTime).sum();
    }

    private static void waiters(LockRow lock, Lines lines) throws IOException {
        List<LockRow.Waiter> waiters = lock.waiters();
        for (LockRow.Waiter waiter : waiters.subList(0, Math.min(PATHS, waiters.size()))) {
            List<Frame> path = waiter.path().frames();
            String text = path.isEmpty() ? "(no stack recorded)" : Names.path(path, FRAMES);
            lines.text(lead("waits", waiter.waitTime(), lock), text);
        }
        long rest =
                waiters.stream().skip(PATHS).mapToLong(LockRow.Waiter::waitTime).sum();
        if (waiters.size() > PATHS) {
            lines.text(
                    lead("waits", rest, lock),
                    "… on " + Units.count(waiters.size() - PATHS, "more path", "more paths"));
        }
    }

    private static void owners(LockRow lock, Lines lines) throws IOException {
        boolean known = lock.owners().stream().anyMatch(LockRow.Owner::known);
        if (!known && lock.lock().kind().inKernel()) {
            // The kernel's tracepoints never tell.
            return;
        }
        Map<String, Long> owners = new LinkedHashMap<>();
        for (LockRow.Owner owner : lock.owners()) {
            owners.merge(owner(owner), owner.waitTime(), Long::sum);
        }
        List<String> names = new ArrayList<>(owners.keySet());
        for (String name : names.subList(0, Math.min(PATHS, names.size()))) {
            lines.text(lead("held", owners.get(name), lock), name);
        }
        if (names.size() > PATHS) {
            long rest = names.stream().skip(PATHS).mapToLong(owners::get).sum();
            lines.text(
                    lead("held", rest, lock), "… by " + Units.count(names.size() - PATHS, "more owner", "more owners"));
        }
    }

    private static String owner(LockRow.Owner owner) {
        String thread =
                "by " + (owner.thread().isEmpty() ? "a thread that was not recorded" : Names.printable(owner.thread()));
        List<Frame> path = owner.path().frames();
        return path.isEmpty() ? thread : thread + " in " + Names.path(path, FRAMES);
    }

    private static String lead(String what, long part, LockRow lock) {
        double share = lock.waitTime() == 0 ? 0 : 100.0 * part / lock.waitTime();
        return String.format("  %-5s  %7s  ", what, Units.share(share));
    }
}
