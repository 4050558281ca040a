package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Explanation;
import io.lockspot.analyzer.explain.FunctionTotal;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Warning;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Prints reports for programs. Times are integers in nanoseconds, shares numbers from 0 to 100, what is absent is null.
 * Names are as they were recorded, the kind of a frame is a field beside its name.
 */
public final class JsonWriter {

    private JsonWriter() {}

    /** @throws IOException when the writer fails */
    public static void write(Report report, Writer out) throws IOException {
        write(report, Integer.MAX_VALUE, out);
    }

    /**
     * @param mostPaths how many paths of a lock there are at most, the heaviest; the rest are counted together
     * @throws IOException when the writer fails
     */
    public static void write(Report report, int mostPaths, Writer out) throws IOException {
        try (Json json = new Json(out)) {
            json.object();
            origin(schema(report), report, json);
            body(report, mostPaths, json);
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
        } else if (report instanceof Report.OfComparison) {
            return "lockspot.compare/1";
        } else if (report instanceof Report.OfBench) {
            return "lockspot.bench/1";
        } else if (report instanceof Report.OfCalibration) {
            return "lockspot.calibrate/1";
        }
        return "lockspot.breakdown/1";
    }

    private static void body(Report report, int mostPaths, Json json) {
        if (report instanceof Report.OfBreakdown r) {
            breakdown(r.breakdown(), json);
            TreeJson.write(r.breakdown(), new TreeCut(r.breakdown(), r.cut(), 0), json);
        } else if (report instanceof Report.OfColumns r) {
            ColumnsJson.write(r, json);
        } else if (report instanceof Report.OfFunctions r) {
            breakdown(r.functions().breakdown(), json);
            functions(r, json);
        } else if (report instanceof Report.OfOperations r) {
            TablesJson.operations(r.operations(), json);
            EpollSection.write(r.epoll(), json);
        } else if (report instanceof Report.OfLocks r) {
            new LocksJson(mostPaths, json).write(r.locks(), r.waiting());
        } else if (report instanceof Report.OfComparison r) {
            ComparisonJson.write(r.comparison(), json);
        } else if (report instanceof Report.OfBench r) {
            BenchJson.write(r.protocol(), json);
            ComparisonJson.write(r.compared().comparison(), json);
        } else if (report instanceof Report.OfCalibration r) {
            CalibrationJson.write(r.calibration(), json);
        } else if (report instanceof Report.Page r) {
            page(r, mostPaths, json);
        }
    }

    private static void page(Report.Page page, int mostPaths, Json json) {
        Explanation explanation = page.explanation();
        json.field("headline", HeadlineText.of(explanation.headline()));
        TablesJson.operations(explanation.operations(), json);
        EpollSection.write(explanation.epoll(), json);
        new LocksJson(mostPaths, json).write(explanation.locks(), explanation.waiting());
        SpentSection.write(explanation.spent(), json);
        if (explanation.breakdown().isPresent()) {
            Breakdown breakdown = explanation.breakdown().get();
            json.object("breakdown");
            breakdown(breakdown, json);
            TreeJson.write(breakdown, new TreeCut(breakdown, page.cut(), 0), json);
            json.endObject();
        } else {
            json.absent("breakdown");
        }
        SignaturesJson.write(explanation.signatures(), json);
    }

    private static void origin(String schema, Report report, Json json) {
        Report.Origin origin = report.origin();
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
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(e -> json.field(e.getKey(), e.getValue()));
            json.endObject();
            if (report instanceof Report.Page && !info.hooks().isEmpty()) {
                HooksJson.write(info.hooks(), json);
            }
            json.endObject();
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
        PerJson.write(breakdown, json);
    }

    private static void functions(Report.OfFunctions report, Json json) {
        TreeCut cut = new TreeCut(report.functions().breakdown(), report.cut(), 0);
        json.array("functions");
        for (FunctionTotal function : report.functions().functions()) {
            if (cut.isShown(function.total())) {
                json.object().frame(function.frame());
                json.field("total", function.total()).field("self", function.self());
                PerJson.node(report.functions().breakdown(), function.total(), json);
                json.endObject();
            }
        }
        json.endArray();
    }
}
