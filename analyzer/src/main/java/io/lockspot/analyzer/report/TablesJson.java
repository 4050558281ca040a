package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.OperationRow;
import io.lockspot.analyzer.model.TimeBucket;
import java.util.List;

/** The tables of a report as JSON arrays, one object a row. */
final class TablesJson {

    private TablesJson() {}

    static void operations(List<OperationRow> operations, Json json) {
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
            histogram(o.histogram(), json);
            json.endObject();
        }
        json.endArray();
    }

    private static void delay(OperationRow.Delay delay, Json json) {
        json.object("delay").field("count", delay.count()).field("totalTime", delay.total());
        json.field("p50", delay.p50()).field("p99", delay.p99()).field("max", delay.max());
        histogram(delay.histogram(), json);
        json.endObject();
    }

    private static void histogram(List<TimeBucket> histogram, Json json) {
        json.array("histogram");
        for (TimeBucket bucket : histogram) {
            json.object().field("from", bucket.from()).field("to", bucket.to());
            json.field("count", bucket.count()).endObject();
        }
        json.endArray();
    }
}
