package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.DemoRow.Verdict;
import io.lockspot.analyzer.report.Units;
import java.util.Locale;

/** One sentence on what the runs showed, and no more than they showed. */
final class Conclusion {

    private final DemoRow lockWait;
    private final DemoRow close;
    private final DemoRow tearDown;

    Conclusion(DemoRow lockWait, DemoRow close, DemoRow tearDown) {
        this.lockWait = lockWait;
        this.close = close;
        this.tearDown = tearDown;
    }

    static Conclusion of(DemoOutcome outcome) {
        return new Conclusion(
                outcome.row(DemoMeasure.LOCK_WAIT),
                outcome.row(DemoMeasure.CLOSE_MEAN),
                outcome.row(DemoMeasure.TEARDOWN));
    }

    String text() {
        if (lockWait.before().median() == 0) {
            return "No close() waited for " + CloseCosts.LOCK + " here, so there was nothing to remove.";
        }
        return "Closing every connection on the thread of its own selector " + lock() + "; " + caller() + ", and "
                + teardown() + noise() + ".";
    }

    private String lock() {
        String change = Units.duration(lockWait.before().median()) + " to "
                + Units.duration(lockWait.after().median()) + " per close";
        return switch (lockWait.verdict()) {
            case LESS ->
                lockWait.after().max() == 0
                        ? "removes the wait for " + CloseCosts.LOCK + " ("
                                + Units.duration(lockWait.before().median()) + " per close)"
                        : "cuts the wait for " + CloseCosts.LOCK + " from " + change;
            case MORE -> "makes the wait for " + CloseCosts.LOCK + " longer, from " + change;
            case UNCLEAR -> "does not clearly change the wait for " + CloseCosts.LOCK + " (" + change + ")";
        };
    }

    private String caller() {
        String from = Units.duration(close.before().median());
        String to = Units.duration(close.after().median());
        return switch (close.verdict()) {
            case LESS -> "close() costs its caller " + to + " instead of " + from;
            case MORE -> "but close() costs its caller more, " + to + " instead of " + from;
            case UNCLEAR -> "close() costs its caller about the same (" + from + " and " + to + ", the runs overlap)";
        };
    }

    private String teardown() {
        if (tearDown.verdict() == Verdict.UNCLEAR || tearDown.changePercent().isEmpty()) {
            return "the whole teardown takes about as long as before (the runs overlap)";
        }
        double percent = tearDown.changePercent().getAsDouble();
        return String.format(
                Locale.ROOT, "the whole teardown takes %.0f %% %s", Math.abs(percent), percent < 0 ? "less" : "more");
    }

    private String noise() {
        return lockWait.before().values().size() == 1 ? " (one run each, so this may be noise)" : "";
    }
}
