package io.lockspot.analyzer.compare;

import java.util.List;
import java.util.Optional;

/**
 * How much runs of the same side differ: the standard deviation between runs of the logarithm of the mean time of the
 * operation that costs are given for.
 *
 * @param operation whose mean time
 * @param relative 0.1 is ten percent
 */
public record RunSpread(String operation, double relative) {

    /** Empty where no operation was timed in every run, or no side has two runs. */
    public static Optional<RunSpread> of(Comparison comparison) {
        String operation = comparison.denominator().operation();
        Runs runs = comparison.runs();
        int degrees = runs.size() - 2;
        double[] means = runs.each(run -> mean(run, operation));
        for (double mean : means) {
            if (mean <= 0) {
                return Optional.empty();
            }
        }
        if (degrees < 1) {
            return Optional.empty();
        }
        double squares = squares(runs.before(), operation) + squares(runs.after(), operation);
        return Optional.of(new RunSpread(operation, Math.sqrt(squares / degrees)));
    }

    private static double squares(List<Run> runs, String operation) {
        double[] logs =
                runs.stream().mapToDouble(r -> Math.log(mean(r, operation))).toArray();
        double sum = 0;
        for (double log : logs) {
            sum += log;
        }
        double mean = sum / logs.length;
        double squares = 0;
        for (double log : logs) {
            squares += (log - mean) * (log - mean);
        }
        return squares;
    }

    /** Of all implementations together; 0 when it was not timed. */
    private static double mean(Run run, String operation) {
        long count = run.count(operation);
        long time = run.operations().stream()
                .filter(o -> o.key().operation().equals(operation))
                .mapToLong(o -> o.totalTime())
                .sum();
        return count == 0 ? 0 : (double) time / count;
    }
}
