package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Bound;
import io.lockspot.analyzer.explain.Sampled;
import io.lockspot.analyzer.explain.Signature;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is to be said of a signature in words; not yet made printable. */
final class SignatureWords {

    private SignatureWords() {}

    /** The whole finding as one or two sentences. */
    static String sentence(Signature signature) {
        String finding = Units.roundShare(signature.shareOfBusy()) + " of " + whole(signature) + seen(signature)
                + (signature.measure().filter(m -> m == Measure.SAMPLES).isPresent() ? " are" : " is") + " spent "
                + signature.about().spent() + path(signature);
        return signature.bound().map(b -> finding + ". " + bound(b)).orElse(finding);
    }

    private static String whole(Signature signature) {
        String noun = signature.measure().map(Units::noun).orElse("what was counted");
        return signature.busyShare().isEmpty()
                ? noun
                : signature.measure().filter(m -> m == Measure.CPU).isPresent()
                        ? "the CPU time that was not idle"
                        : "the samples that were not of idle CPUs";
    }

    private static String seen(Signature signature) {
        return signature
                .sampled()
                .map(SignatureWords::coarse)
                .orElse(
                        signature.events() == 0
                                ? ""
                                : " (" + Units.count(signature.events(), "wait", "waits") + ", "
                                        + Units.duration(signature.total()) + ")");
    }

    /** Of how few samples the share is, and between what it may be; nothing when there were enough of them. */
    static String coarse(Sampled sampled) {
        return sampled.coarse()
                ? " (only " + Units.count(sampled.samples()) + " of "
                        + Units.count(sampled.of(), "sample", "samples") + ", so anything from "
                        + Units.roundShare(sampled.low()) + " to " + Units.roundShare(sampled.high()) + ")"
                : "";
    }

    /** The functions of the kernel by which it was recognised: names, without shares. */
    private static String path(Signature signature) {
        List<String> names = new ArrayList<>();
        for (Signature.Step step : signature.evidence()) {
            Frame frame = step.frame();
            names.add(frame.name());
        }
        return names.isEmpty() ? "" : " (" + String.join(" → ", names) + ")";
    }

    /** What there could be more of, that it is an upper bound, and from what it is computed. */
    static String bound(Bound bound) {
        return String.format(
                Locale.ROOT,
                "If it were gone, at most %.1f times the %s: an upper bound, all CPU time divided by what goes into"
                        + " something else%s",
                bound.factor(),
                bound.of(),
                bound.busy() ? "" : ", if CPU time is what there is not enough of");
    }

    /** So many of so many: {@code close.stillRegistered 120,000 of close.count 120,000 (100.00%)}. */
    static String count(Signature.Count count) {
        return count.what() + " " + Units.count(count.count()) + " of " + count.of() + " "
                + Units.count(count.ofCount()) + " (" + Units.share(count.share()) + ")";
    }

    /** Since when it is better: {@code Linux 6.4: …}, or {@code JDK, in no version yet: …}. */
    static String fix(Signature.Fix fix) {
        return fix.what() + (fix.version().isEmpty() ? ", in no version: " : " " + fix.version() + ": ") + fix.note();
    }
}
