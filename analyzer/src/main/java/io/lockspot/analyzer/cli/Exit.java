package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.report.Report;
import java.io.IOException;
import picocli.CommandLine.ParameterException;

/** Exit codes, and what leads to which: the one place that knows. */
public enum Exit {
    /** All went well. */
    FINE(0),
    /** A file cannot be read or written, or lockspot is broken. */
    FAILED(1),
    /** Wrong usage. */
    USAGE(2),
    /** Results were printed, but a recording is incomplete or damaged. */
    PARTIAL(3),
    /** A gate failed: something got worse. */
    REGRESSION(4),
    /** A gate could not be decided. */
    INCONCLUSIVE(5);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** For a report that was printed. */
    public static Exit of(Report.Origin origin) {
        return origin.partial() ? PARTIAL : FINE;
    }

    static Exit of(Throwable failure) {
        if (failure instanceof ClosedOutputException) {
            return FINE;
        }
        return failure instanceof UsageException || failure instanceof ParameterException ? USAGE : FAILED;
    }

    /** Whether the failure's message was written for the user; else it is a bug of ours. */
    static boolean isExpected(Throwable failure) {
        return failure instanceof UsageException
                || failure instanceof BadRecordingException
                || failure instanceof IOException;
    }
}
