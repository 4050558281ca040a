package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Headline;
import io.lockspot.analyzer.explain.Headline.Holder;
import io.lockspot.analyzer.explain.OperationRow;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import java.util.Optional;
import java.util.Set;

/** The headline as a sentence; not yet made printable. */
final class HeadlineText {

    private static final Set<String> PER_CONNECTION = Set.of("register", "deregister", "close", "release");

    private HeadlineText() {}

    static String of(Headline headline) {
        if (headline instanceof Headline.OperationWaited h) {
            return operationWaited(h);
        } else if (headline instanceof Headline.ThreadsWaited h) {
            return "threads waited " + Units.duration(h.waitTime()) + " for "
                    + h.lock().name() + " (" + Units.count(h.waits(), "wait", "waits") + ", longest "
                    + Units.duration(h.longest()) + ")" + holder(h.holder());
        } else if (headline instanceof Headline.OnSignature h) {
            return SignatureWords.sentence(h.signature());
        } else if (headline instanceof Headline.SpunFor h) {
            return spunFor(h);
        } else if (headline instanceof Headline.OfPart h) {
            return "of the part that was recorded: " + of(h.part());
        } else if (headline instanceof Headline.Quiet h) {
            return quiet(h);
        }
        throw new IllegalStateException("no words for " + headline);
    }

    private static String spunFor(Headline.SpunFor h) {
        return Units.roundShare(h.sampled().share()) + " of "
                + Units.noun(h.lock().measure())
                + SignatureWords.coarse(h.sampled())
                + (h.lock().measure() == Measure.SAMPLES ? " are" : " is") + " spent waiting for a lock of the kernel, "
                + h.lock().lock().name() + " (" + h.lock().lock().kind().label()
                + "), that no signature knows; idle CPUs are left out of the share"
                + h.lock().explanation().map(e -> ". What it is: " + e).orElse("");
    }

    private static String operationWaited(Headline.OperationWaited h) {
        return calls(h.operation(), h.count()) + " waited " + Units.duration(h.waitTime()) + " for "
                + h.lock().name() + " (" + Units.duration((double) h.waitTime() / h.count()) + " per "
                + h.operation().operation() + ", longest " + Units.duration(h.longest()) + ")" + holder(h.holder())
                + "; without that wait, a " + h.operation().operation() + " would have taken "
                + Units.duration(h.meanWithout()) + " on average, not " + Units.duration(h.mean());
    }

    private static String calls(OperationKey operation, long count) {
        String name = operation.operation();
        boolean ofAnyFile = isSyscall(operation);
        return PER_CONNECTION.contains(name)
                ? name + "() of "
                        + Units.count(
                                count,
                                ofAnyFile ? "descriptor" : "connection",
                                ofAnyFile ? "descriptors" : "connections")
                : Units.count(count, name + "()", name + "() calls");
    }

    private static boolean isSyscall(OperationKey operation) {
        return operation.implementation().equals("syscall");
    }

    /** Nobody measures what a system call waits for. */
    private static String waiting(OperationRow row) {
        if (row.lockWaitTime() > 0) {
            return ", " + Units.duration(row.lockWaitPerOperation()) + " of it waiting for locks";
        }
        return isSyscall(row.key()) ? "" : ", and no wait for a lock was recorded inside";
    }

    private static String holder(Optional<Holder> holder) {
        return holder.map(h -> (h.share() >= 90 ? ", held by " : ", held mostly by ") + h.thread())
                .orElse("");
    }

    private static String stillRegistered(long count) {
        return count == 0
                ? ""
                : "; " + Units.count(count, "descriptor was", "descriptors were") + " closed while epoll still watched "
                        + (count == 1 ? "it" : "them");
    }

    private static String quiet(Headline.Quiet quiet) {
        if (quiet.busiest().isPresent()) {
            OperationRow o = quiet.busiest().get();
            return "no lock stands out: " + calls(o.key(), o.count()) + " took " + Units.duration(o.mean())
                    + " each (p99 " + Units.duration(o.p99()) + ")" + waiting(o)
                    + stillRegistered(quiet.stillRegistered()) + blind(quiet.kernel());
        }
        return quiet.samples() == 0
                ? "nothing was recorded: no CPU samples, no lock waits, no operations"
                : "no known signature stands out in " + Units.count(quiet.samples(), "sample", "samples")
                        + blind(quiet.kernel());
    }

    /** What was not looked at must not be called absent. */
    private static String blind(Headline.KernelSight kernel) {
        return switch (kernel) {
            case SEEN -> "";
            case HIDDEN -> "; this recording cannot see into the kernel, so of the kernel's locks it says nothing";
            case NOT_SAMPLED -> "; it has no CPU profile, so of the kernel's locks it says nothing";
        };
    }
}
