package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.LockMetric;
import io.lockspot.analyzer.compare.OperationMetric;
import io.lockspot.analyzer.compare.Subject;
import io.lockspot.flamegraphs.Frame;
import java.util.List;

/** What a change is a change of, in words. */
final class ChangeNames {

    private ChangeNames() {}

    /** For sentences. */
    static String of(Subject subject) {
        if (subject instanceof Subject.OfOperation o) {
            return metric(o.metric()) + " of " + Names.printable(o.operation().operation());
        }
        if (subject instanceof Subject.OfLock l) {
            return metric(l.metric()) + " for " + Names.printable(l.lock().name());
        }
        if (subject instanceof Subject.OfWatch w) {
            return Units.noun(w.measure()) + " in " + Names.printable(w.name());
        }
        Subject.OfPath path = (Subject.OfPath) subject;
        List<Frame> frames = path.path().frames();
        return frames.isEmpty()
                ? Units.noun(path.measure())
                : Units.noun(path.measure()) + " in " + Names.brief(frames.get(frames.size() - 1));
    }

    static String metric(OperationMetric metric) {
        return switch (metric) {
            case PER_SECOND -> "per second";
            case LOCK_WAIT -> "lock wait";
            case STILL_REGISTERED -> "still registered";
            case DELAY -> "delay";
            default -> metric.id();
        };
    }

    static String metric(LockMetric metric) {
        return switch (metric) {
            case WAIT_TIME -> "wait";
            case WAITS -> "waits";
        };
    }
}
