package io.lockspot.samples.readbench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The figures as tables. */
final class ResultText {

    private static final String ROW = "  %-32s %20s %18s %18s %7s %9s %8s %6s%n";

    private final PrintWriter out;

    ResultText(PrintWriter out) {
        this.out = out;
    }

    void print(Machine before, Machine after, List<Trial> trials) {
        print("%d cores, %s, %s%n", before.cores(), before.java(), before.system());
        print(
                "load before %.1f, after %.1f (one process reads at a time; more than its own cores is disturbance)%n",
                before.load(), after.load());
        for (Trial trial : trials) {
            print("%n%s: %,d bytes%n", trial.file().getFileName(), trial.bytes());
            print(ROW, "", "MB/s [min, max]", "times as fast", "by CPU time", "CPU s", "resident", "private", "heap");
            trial.contestants().forEach(contestant -> row(trial, contestant));
        }
        print(
                "%nA process for each reading, its start included, files in the page cache. MB are million bytes, memory is%n");
        print(
                "MiB: most resident (mapped files count), most of its own, most heap in use. Ratios are of readings of the%n");
        print(
                "same round; with %d rounds the median lies in their range with %.0f %% confidence.%n",
                rounds(trials), Spread.of(new double[rounds(trials)]).confidence());
        RatioTable.print(trials, out);
    }

    private static int rounds(List<Trial> trials) {
        return trials.stream()
                .flatMap(trial ->
                        trial.contestants().stream().map(c -> trial.readings(c).size()))
                .findFirst()
                .orElse(1);
    }

    private void row(Trial trial, Contestant contestant) {
        if (trial.failed(contestant)) {
            print("  %-32s failed%n", contestant.label());
            return;
        }
        List<Reading> readings = trial.readings(contestant);
        Spread ratio = trial.ratio(contestant);
        Spread cpuRatio = trial.cpuRatio(contestant);
        Spread cpu =
                Spread.of(readings.stream().mapToDouble(r -> r.cpuNanos() / 1e9).toArray());
        print(
                ROW,
                contestant.label(),
                RatioTable.text(trial.speed(contestant), "%.0f"),
                ratio == null ? "" : RatioTable.text(ratio, "%.2f"),
                cpuRatio == null ? "" : RatioTable.text(cpuRatio, "%.2f"),
                String.format(Locale.ROOT, "%.2f", cpu.median()),
                mebibytes(
                        readings.stream().mapToLong(Reading::peakResident).max().orElse(0)),
                mebibytes(
                        readings.stream().mapToLong(Reading::peakPrivate).max().orElse(0)),
                contestant.java()
                        ? mebibytes(readings.stream()
                                .mapToLong(Reading::peakHeap)
                                .max()
                                .orElse(0))
                        : "");
    }

    private static String mebibytes(long bytes) {
        return Long.toString(Math.round(bytes / (double) (1 << 20)));
    }

    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }
}
