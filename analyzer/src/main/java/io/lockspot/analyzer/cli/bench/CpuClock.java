package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.cli.live.Proc;
import io.lockspot.analyzer.model.bench.CpuUse;
import java.util.List;
import java.util.Optional;

/**
 * CPU time at one moment, in ticks: of the machine, and of what belongs to the bench.
 *
 * @param all of all CPUs, idle too
 * @param busy all but idle and stolen
 * @param stolen by the host
 * @param own of our processes, and of those that ended and were waited for
 */
record CpuClock(long all, long busy, long stolen, long own) {

    /** user nice system idle iowait irq softirq steal; guests are in user already. */
    private static final int FIELDS = 8;

    /** Empty where the machine does not tell. */
    static Optional<CpuClock> now(List<ProcessTree> trees) {
        long own = Stat.of(Proc.self()).ticks();
        for (ProcessTree tree : trees) {
            for (long pid : tree.members()) {
                own += Stat.of(Proc.of(pid)).ticks();
            }
        }
        return parse(Proc.self().read("proc/stat").orElse(""), own);
    }

    static Optional<CpuClock> parse(String stat, long own) {
        String[] fields = stat.lines().findFirst().orElse("").split("\\s+");
        if (!fields[0].equals("cpu") || fields.length <= FIELDS) {
            return Optional.empty();
        }
        long[] ticks = new long[FIELDS];
        long all = 0;
        for (int i = 0; i < FIELDS; i++) {
            ticks[i] = Long.parseLong(fields[i + 1]);
            all += ticks[i];
        }
        long stolen = ticks[7];
        return Optional.of(new CpuClock(all, all - ticks[3] - ticks[4] - stolen, stolen, own));
    }

    /** Who used the CPUs since an earlier moment; empty when no time has passed. */
    Optional<CpuUse> since(CpuClock earlier) {
        double time = all - earlier.all;
        if (time <= 0) {
            return Optional.empty();
        }
        double used = busy - earlier.busy;
        double ours = Math.min(Math.max(own - earlier.own, 0), used);
        return Optional.of(
                new CpuUse(100 * ours / time, 100 * (used - ours) / time, 100 * (stolen - earlier.stolen) / time));
    }
}
