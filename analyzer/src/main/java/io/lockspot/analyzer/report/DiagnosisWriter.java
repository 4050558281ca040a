package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.Check;
import io.lockspot.analyzer.model.Diagnosis;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.exc.JacksonIOException;

/** What can be measured, for people and for programs ({@code lockspot.doctor/1}). */
public final class DiagnosisWriter {

    private DiagnosisWriter() {}

    /** @param hooks a line for each hook, rather than a sum */
    public static void text(Diagnosis diagnosis, boolean hooks, Style style, Appendable out) throws IOException {
        Lines lines = new Lines(out, style);
        lines.title(diagnosis.jvm().map(j -> Names.printable(j.toString())).orElse("This machine"));
        int width = diagnosis.checks().stream()
                .mapToInt(c -> c.title().length())
                .max()
                .orElse(0);
        for (Check check : diagnosis.checks()) {
            String lead = String.format("  %-7s  %-" + width + "s  ", check.state(), check.title());
            lines.text(lead, Names.printable(check.found()));
            if (!check.remedy().isEmpty()) {
                lines.text(" ".repeat(lead.length()), Names.printable(check.remedy()));
            }
        }
        if (diagnosis.jvm().isPresent()) {
            lines.blank();
            lines.title("Hooks: " + Names.printable(diagnosis.hooksFrom()));
            if (!diagnosis.hooks().isEmpty()) {
                HooksText.write(diagnosis.hooks(), hooks, lines);
            }
        }
    }

    public static void json(Diagnosis diagnosis, Writer out) throws IOException {
        try (Json json = new Json(out)) {
            json.object().field("schema", "lockspot.doctor/1");
            if (diagnosis.jvm().isPresent()) {
                json.object("process")
                        .field("pid", diagnosis.jvm().get().pid())
                        .known("name", diagnosis.jvm().get().name())
                        .endObject();
            } else {
                json.absent("process");
            }
            json.array("checks");
            for (Check check : diagnosis.checks()) {
                json.object()
                        .field("id", check.id())
                        .field("title", check.title())
                        .field("state", check.state().toString())
                        .field("found", check.found())
                        .known("remedy", check.remedy())
                        .endObject();
            }
            json.endArray().known("hooksFrom", diagnosis.hooksFrom());
            HooksJson.write(diagnosis.hooks(), json);
            json.array("warnings").endArray().endObject();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
