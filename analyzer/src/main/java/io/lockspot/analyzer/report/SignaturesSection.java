package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Signature;
import java.io.IOException;
import java.util.List;

/** The known signatures that were recognised, as text. */
final class SignaturesSection {

    private SignaturesSection() {}

    static void write(List<Signature> signatures, Lines lines) throws IOException {
        if (signatures.isEmpty()) {
            lines.line("none recognised");
            return;
        }
        boolean first = true;
        for (Signature signature : signatures) {
            if (!first) {
                lines.blank();
            }
            first = false;
            write(signature, lines);
        }
    }

    private static void write(Signature signature, Lines lines) throws IOException {
        lines.text("", title(signature));
        if (!signature.evidence().isEmpty()) {
            lines.text("  path    ", path(signature.evidence()));
        }
        for (Signature.Count count : signature.counts()) {
            lines.text("  counts  ", SignatureWords.count(count));
        }
        if (signature.bound().isPresent()) {
            lines.text("  bound   ", SignatureWords.bound(signature.bound().get()));
        }
        lines.text("  why     ", signature.about().explanation());
        String lead = "  fixed   ";
        for (Signature.Fix fix : signature.about().fixed()) {
            lines.text(lead, SignatureWords.fix(fix));
            lead = "          ";
        }
        lines.text("  remedy  ", signature.about().remedy());
    }

    private static String title(Signature signature) {
        String share = signature.measure().isEmpty()
                ? Units.count(signature.total())
                : Units.share(signature.share()) + " of "
                        + Units.noun(signature.measure().get());
        String busy = signature.busyShare().isEmpty()
                ? ""
                : " (" + Units.share(signature.busyShare().getAsDouble()) + " without idle CPUs)";
        return share + busy + signature.sampled().map(SignatureWords::coarse).orElse("") + ": " + signature.title()
                + " (" + signature.id() + ")";
    }

    /** The path, each function with its share where the share changes. */
    private static String path(List<Signature.Step> evidence) {
        StringBuilder out = new StringBuilder();
        String before = "";
        for (Signature.Step step : evidence) {
            String share = Units.share(step.share());
            out.append(out.isEmpty() ? "" : " → ").append(Names.brief(step.frame()));
            if (!share.equals(before)) {
                out.append(" ").append(share);
            }
            before = share;
        }
        return out.toString();
    }
}
