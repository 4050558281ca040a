package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Signature;
import java.io.IOException;
import java.util.List;

/** The known locks that were recognised, as text. */
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
        lines.line(Units.share(signature.share()) + " of " + Units.noun(signature.measure()) + ": " + signature.title()
                + " (" + signature.id() + ")");
        if (!signature.evidence().isEmpty()) {
            lines.text("  path    ", path(signature.evidence()));
        }
        lines.text("  why     ", signature.explanation());
        lines.text("  remedy  ", signature.remedy());
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
