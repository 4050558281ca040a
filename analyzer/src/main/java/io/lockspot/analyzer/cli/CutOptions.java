package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.report.Report;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options that say how much of a tree is shown. */
final class CutOptions {

    @Option(
            names = "--min",
            paramLabel = "PERCENT",
            description = "Fold branches below this share of the whole. JSON has all of them unless this is given.")
    private Double min;

    @Option(names = "--depth", paramLabel = "N", description = "At most so many frames deep.")
    private Integer depth;

    Report.Cut cut() throws UsageException {
        if (min != null && !(min >= 0 && min <= 100)) {
            throw new UsageException("--min " + min + ": must be a percentage from 0 to 100");
        }
        if (depth != null && depth < 1) {
            throw new UsageException("--depth " + depth + ": must be 1 or more");
        }
        return new Report.Cut(
                min == null ? OptionalDouble.empty() : OptionalDouble.of(min),
                depth == null ? OptionalInt.empty() : OptionalInt.of(depth));
    }
}
