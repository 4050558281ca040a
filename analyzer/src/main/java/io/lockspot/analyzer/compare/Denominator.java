package io.lockspot.analyzer.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What costs are divided by before they are compared. Per operation is best: nothing else shows that a path stayed the
 * same while the paths around it changed. Per CPU-second is next: it hides how much work was done, and when all CPUs are
 * busy it is a share. A share is last: when one path gets cheaper, the shares of all others grow.
 *
 * @param kind what it is
 * @param operation which operation; empty for the other kinds
 */
public record Denominator(Kind kind, String operation) {

    /** In order of preference. */
    public enum Kind {
        OPERATION,
        CPU_SECOND,
        SHARE
    }

    /** What happens once for every connection comes first. */
    private static final List<String> PREFERRED = List.of("close", "release", "register", "deregister", "modify");

    /** How much of everything there was in each run. */
    static final class Amounts {
        private final Denominator chosen;
        private final Optional<double[]> operations;
        private final Optional<double[]> cpuSeconds;

        private Amounts(Denominator chosen, Optional<double[]> operations, Optional<double[]> cpuSeconds) {
            this.chosen = chosen;
            this.operations = operations;
            this.cpuSeconds = cpuSeconds;
        }

        Denominator chosen() {
            return chosen;
        }

        Optional<double[]> operations() {
            return operations;
        }

        Optional<double[]> cpuSeconds() {
            return cpuSeconds;
        }

        /** What is known of both sides, the best first. */
        List<Amount> totals(int before) {
            List<Amount> totals = new ArrayList<>();
            operations.ifPresent(each -> totals.add(total(Kind.OPERATION, chosen.operation, each, before)));
            cpuSeconds.ifPresent(each -> totals.add(total(Kind.CPU_SECOND, "", each, before)));
            return totals;
        }

        private static Amount total(Kind kind, String operation, double[] each, int before) {
            return new Amount(kind, operation, Weighted.sum(each, 0, before), Weighted.sum(each, before, each.length));
        }

        /** The amounts to divide by; empty when shares are compared. */
        Optional<double[]> divisor() {
            return switch (chosen.kind) {
                case OPERATION -> operations;
                case CPU_SECOND -> cpuSeconds;
                case SHARE -> Optional.empty();
            };
        }
    }

    static Amounts of(Runs runs) {
        Optional<String> operation = operation(runs);
        Optional<double[]> operations = operation.map(name -> runs.each(r -> r.count(name)));
        Optional<double[]> cpuSeconds = Optional.of(
                        runs.each(r -> r.cpuSeconds().orElse(0)))
                .filter(seconds -> Arrays.stream(seconds).allMatch(s -> s > 0));
        Kind kind = operations.isPresent() ? Kind.OPERATION : cpuSeconds.isPresent() ? Kind.CPU_SECOND : Kind.SHARE;
        return new Amounts(new Denominator(kind, operation.orElse("")), operations, cpuSeconds);
    }

    /** The operation that costs are given for: one that was counted in every run. */
    private static Optional<String> operation(Runs runs) {
        Stream<String> others = runs.before().get(0).operations().stream()
                .sorted(Comparator.comparingLong(o -> -o.count()))
                .map(o -> o.key().operation());
        return Stream.concat(PREFERRED.stream(), others)
                .filter(name -> runs.all().stream().allMatch(r -> r.count(name) > 0))
                .findFirst();
    }
}
