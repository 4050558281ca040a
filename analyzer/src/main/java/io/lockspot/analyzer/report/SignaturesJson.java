package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Bound;
import io.lockspot.analyzer.explain.Sampled;
import io.lockspot.analyzer.explain.Signature;
import io.lockspot.analyzer.model.Measure;
import java.util.List;
import java.util.OptionalDouble;

/** The signatures that were recognised as a JSON array. */
final class SignaturesJson {

    private SignaturesJson() {}

    static void write(List<Signature> signatures, Json json) {
        json.array("signatures");
        for (Signature signature : signatures) {
            json.object().field("id", signature.id()).field("title", signature.title());
            json.known("measure", signature.measure().map(Measure::id).orElse(""));
            json.field("total", signature.total()).field("share", signature.share());
            json.field("busyShare", signature.busyShare());
            sampled(signature, json);
            bound(signature, json);
            json.field("explanation", signature.about().explanation());
            json.field("remedy", signature.about().remedy());
            about(signature.about(), json);
            evidence(signature, json);
            json.endObject();
        }
        json.endArray();
    }

    /** In how many samples, or waits, it was seen, and between what its share of what was not idle is with 95 %. */
    private static void sampled(Signature signature, Json json) {
        json.field("events", signature.events());
        if (signature.sampled().isEmpty()) {
            json.absent("interval");
            return;
        }
        Sampled sampled = signature.sampled().get();
        json.numbers("interval", sampled.low(), sampled.high());
    }

    private static void bound(Signature signature, Json json) {
        json.field(
                "bound",
                signature.bound().map(b -> OptionalDouble.of(b.factor())).orElse(OptionalDouble.empty()));
        json.known("boundOf", signature.bound().map(Bound::of).orElse(""));
    }

    private static void about(Signature.About about, Json json) {
        json.array("fixed");
        for (Signature.Fix fix : about.fixed()) {
            json.object().field("what", fix.what()).known("version", fix.version());
            json.field("note", fix.note()).endObject();
        }
        json.endArray().array("references");
        about.references().forEach(json::value);
        json.endArray();
    }

    private static void evidence(Signature signature, Json json) {
        json.array("evidence");
        for (Signature.Step step : signature.evidence()) {
            json.object().frame(step.frame());
            json.field("total", step.total()).field("share", step.share()).endObject();
        }
        json.endArray().array("counts");
        for (Signature.Count count : signature.counts()) {
            json.object().field("what", count.what()).field("count", count.count());
            json.field("of", count.of()).field("ofCount", count.ofCount()).endObject();
        }
        json.endArray();
    }
}
