package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.DemoRow.Verdict;
import io.lockspot.analyzer.cli.demo.scenario.Claim;
import io.lockspot.analyzer.cli.demo.scenario.Unit;
import java.util.Locale;

/** One sentence on what the runs showed, and no more than they showed. */
final class Conclusion {

    private final Claim claim;
    private final DemoRow wait;
    private final DemoRow cost;
    private final DemoRow outcome;

    Conclusion(Claim claim, DemoRow wait, DemoRow cost, DemoRow outcome) {
        this.claim = claim;
        this.wait = wait;
        this.cost = cost;
        this.outcome = outcome;
    }

    static Conclusion of(DemoOutcome outcome) {
        Claim claim = outcome.scenario().claim();
        return new Conclusion(
                claim, outcome.row(claim.waiting()), outcome.row(claim.cost()), outcome.row(claim.outcome()));
    }

    String text() {
        if (wait.before().median() == 0) {
            return "No " + claim.operation() + " waited for " + claim.lock() + " here, so there was nothing to remove.";
        }
        return claim.fix() + " " + lock() + "; " + caller() + ", and " + whole() + noise() + ".";
    }

    private String lock() {
        String noun = (claim.waiting().unit() == Unit.COUNT ? "the waits for " : "the wait for ") + claim.lock();
        String change = wait.from() + " to " + wait.to() + " per " + claim.per();
        return switch (wait.verdict()) {
            case LESS ->
                wait.after().max() == 0
                        ? "removes " + noun + " (" + wait.from() + " per " + claim.per() + ")"
                        : "cuts " + noun + " from " + change;
            case MORE ->
                "makes " + noun + (claim.waiting().unit() == Unit.COUNT ? " more" : " longer") + ", from " + change;
            case UNCLEAR -> "does not clearly change " + noun + " (" + change + ")";
        };
    }

    private String caller() {
        String operation = claim.operation();
        return switch (cost.verdict()) {
            case LESS -> operation + " costs its caller " + cost.to() + " instead of " + cost.from();
            case MORE -> "but " + operation + " costs its caller more, " + cost.to() + " instead of " + cost.from();
            case UNCLEAR ->
                operation + " costs its caller about the same (" + cost.from() + " and " + cost.to()
                        + ", the runs overlap)";
        };
    }

    private String whole() {
        boolean unclear =
                outcome.verdict() == Verdict.UNCLEAR || outcome.changePercent().isEmpty();
        double percent = outcome.changePercent().orElse(0);
        String noun = claim.outcomeNoun();
        if (claim.outcome().unit().isRate()) {
            return unclear
                    ? cpus() + " no clear change in " + noun + " per second (the runs overlap)"
                    : String.format(
                            Locale.ROOT,
                            "there are %.0f %% %s %s per second",
                            Math.abs(percent),
                            percent < 0 ? "fewer" : "more",
                            noun);
        }
        return unclear
                ? noun + " takes about as long as before (the runs overlap)"
                : String.format(
                        Locale.ROOT, "%s takes %.0f %% %s", noun, Math.abs(percent), percent < 0 ? "less" : "more");
    }

    /** The samples run on as many as this JVM sees. */
    private static String cpus() {
        int cpus = Runtime.getRuntime().availableProcessors();
        return cpus == 1 ? "one CPU shows" : cpus + " CPUs show";
    }

    private String noise() {
        return wait.before().values().size() == 1 ? " (one run each, so this may be noise)" : "";
    }
}
