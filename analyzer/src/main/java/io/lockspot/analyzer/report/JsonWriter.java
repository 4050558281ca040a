package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Explanation;
import io.lockspot.analyzer.explain.FunctionTotal;
import io.lockspot.analyzer.explain.LockRow;
import io.lockspot.analyzer.explain.OperationRow;
import io.lockspot.analyzer.explain.Signature;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Warning;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Prints reports for programs. Times are integers in nanoseconds, shares numbers from 0 to 100, what is absent is null.
 * Names are as they were recorded, the kind of a frame is a field beside its name.
 */
public final class JsonWriter {

    private JsonWriter() {}

    /** @throws IOException when the writer fails */
    public static void write(Report report, Writer out) throws IOException {
        try (Json json = new Json(out)) {
            json.object();
            origin(schema(report), report.origin(), json);
            body(report, json);
            json.endObject();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private static String schema(Report report) {
        if (report instanceof Report.OfOperations) {
            return "lockspot.operations/1";
        } else if (report instanceof Report.OfLocks) {
            return "lockspot.locks/1";
        } else if (report instanceof Report.Page) {
            return "lockspot.report/1";
        }
        return "lockspot.breakdown/1";
    }

    private static void body(Report report, Json json) {
        if (report instanceof Report.OfBreakdown r) {
            breakdown(r.breakdown(), json);
            TreeJson.write(r.breakdown(), new TreeCut(r.breakdown(), r.cut(), 0), json);
        } else if (report instanceof Report.OfFunctions r) {
            breakdown(r.functions().breakdown(), json);
            functions(r, json);
        } else if (report instanceof Report.OfOperations r) {
            operations(r.operations(), json);
        } else if (report instanceof Report.OfLocks r) {
            locks(r.locks(), json);
        } else if (report instanceof Report.Page r) {
            page(r, json);
        }
    }

    private static void page(Report.Page page, Json json) {
        Explanation explanation = page.explanation();
        json.field("headline", HeadlineText.of(explanation.headline()));
        operations(explanation.operations(), json);
        locks(explanation.locks(), json);
        if (explanation.breakdown().isPresent()) {
            Breakdown breakdown = explanation.breakdown().get();
            json.object("breakdown");
            breakdown(breakdown, json);
            TreeJson.write(breakdown, new TreeCut(breakdown, page.cut(), 0), json);
            json.endObject();
        } else {
            json.absent("breakdown");
        }
        signatures(explanation.signatures(), json);
    }

    private static void origin(String schema, Report.Origin origin, Json json) {
        json.field("schema", schema).array("recordings");
        for (RecordingInfo info : origin.recordings()) {
            json.object().field("file", info.file()).known("format", info.format());
            json.known("process", info.process());
            if (info.durationNanos() > 0) {
                json.field("duration", info.durationNanos());
            } else {
                json.absent("duration");
            }
            json.field("samples", info.samples()).field("complete", info.complete());
            json.object("environment");
            info.environment().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(e -> json.field(e.getKey(), e.getValue()));
            json.endObject().endObject();
        }
        json.endArray().array("warnings");
        for (Warning warning : origin.warnings()) {
            json.object().field("code", warning.code()).field("text", warning.text());
            json.endObject();
        }
        json.endArray();
    }

    private static void breakdown(Breakdown breakdown, Json json) {
        json.field("measure", breakdown.measure().id())
                .field("unit", breakdown.measure().unit())
                .field("total", breakdown.whole());
    }

    private static void functions(Report.OfFunctions report, Json json) {
        TreeCut cut = new TreeCut(report.functions().breakdown(), report.cut(), 0);
        json.array("functions");
        for (FunctionTotal function : report.functions().functions()) {
            if (cut.isShown(function.total())) {
                json.object().frame(function.frame());
                json.field("total", function.total())
                        .field("self", function.self())
                        .endObject();
            }
        }
        json.endArray();
    }

    private static void operations(List<OperationRow> operations, Json json) {
        json.array("operations");
        for (OperationRow o : operations) {
            json.object()
                    .field("operation", o.key().operation())
                    .field("implementation", o.key().implementation());
            json.field("count", o.count()).field("perSecond", o.perSecond());
            json.field("errors", o.errors()).field("stillRegistered", o.stillRegistered());
            json.field("totalTime", o.totalTime()).field("lockWaitTime", o.lockWaitTime());
            json.field("p50", o.p50()).field("p90", o.p90()).field("p99", o.p99());
            json.field("p999", o.p999()).field("max", o.max());
            o.delay().ifPresentOrElse(d -> delay(d, json), () -> json.absent("delay"));
            json.endObject();
        }
        json.endArray();
    }

    private static void delay(OperationRow.Delay delay, Json json) {
        json.object("delay").field("count", delay.count()).field("totalTime", delay.total());
        json.field("p50", delay.p50())
                .field("p99", delay.p99())
                .field("max", delay.max())
                .endObject();
    }

    private static void locks(List<LockRow> locks, Json json) {
        json.array("locks");
        for (LockRow lock : locks) {
            json.object()
                    .field("name", lock.lock().name())
                    .field("kind", lock.lock().kind().label());
            json.field("waits", lock.waits()).field("waitTime", lock.waitTime());
            json.field("maxWait", lock.maxWait()).field("p99", lock.p99());
            json.array("waiters");
            lock.waiters()
                    .forEach(w -> json.object()
                            .path("path", w.path())
                            .field("waitTime", w.waitTime())
                            .endObject());
            json.endArray().array("owners");
            lock.owners().forEach(o -> {
                json.object().known("thread", o.thread()).path("path", o.path());
                json.field("waitTime", o.waitTime()).endObject();
            });
            json.endArray().endObject();
        }
        json.endArray();
    }

    private static void signatures(List<Signature> signatures, Json json) {
        json.array("signatures");
        for (Signature signature : signatures) {
            json.object().field("id", signature.id()).field("title", signature.title());
            json.field("measure", signature.measure().id()).field("total", signature.total());
            json.field("share", signature.share()).field("explanation", signature.explanation());
            json.field("remedy", signature.remedy()).array("evidence");
            for (Signature.Step step : signature.evidence()) {
                json.object().frame(step.frame());
                json.field("total", step.total()).field("share", step.share()).endObject();
            }
            json.endArray().endObject();
        }
        json.endArray();
    }
}
