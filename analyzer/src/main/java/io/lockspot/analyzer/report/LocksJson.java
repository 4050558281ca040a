package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Convoy;
import io.lockspot.analyzer.explain.LockRow;
import io.lockspot.analyzer.explain.SpunLock;
import io.lockspot.analyzer.explain.WaitGraph;
import io.lockspot.analyzer.explain.Waiting;
import java.util.List;
import java.util.Optional;

/** Locks and waits as JSON. */
final class LocksJson {

    private LocksJson() {}

    static void locks(List<LockRow> locks, Json json) {
        json.array("locks");
        for (LockRow lock : locks) {
            start(lock, json);
            explanation(lock.explanation(), json);
            lock.instances()
                    .ifPresentOrElse(
                            i -> json.object("instances")
                                    .field("count", i.count())
                                    .field("hottestShare", i.hottestShare())
                                    .endObject(),
                            () -> json.absent("instances"));
            waiters(lock, json);
            json.array("owners");
            lock.owners().forEach(o -> {
                json.object().known("thread", o.thread()).path("path", o.path());
                json.field("waitTime", o.waitTime()).endObject();
            });
            json.endArray();
            convoys(lock, json);
            json.endObject();
        }
        json.endArray();
    }

    private static void start(LockRow lock, Json json) {
        json.object()
                .field("name", lock.lock().name())
                .field("kind", lock.lock().kind().label());
        json.field("waits", lock.waits()).field("waitTime", lock.waitTime());
        json.field("maxWait", lock.maxWait()).field("p99", lock.p99());
    }

    private static void waiters(LockRow lock, Json json) {
        json.array("waiters");
        lock.waiters()
                .forEach(w -> json.object()
                        .path("path", w.path())
                        .field("waitTime", w.waitTime())
                        .endObject());
        json.endArray();
    }

    private static void convoys(LockRow lock, Json json) {
        json.array("convoys");
        for (Convoy convoy : lock.convoys().longest()) {
            json.object().field("start", convoy.start()).field("duration", convoy.duration());
            json.field("waits", convoy.waits()).field("threads", convoy.threads());
            json.field("maxWaiters", convoy.maxWaiters()).endObject();
        }
        json.endArray();
        json.field("convoyCount", lock.convoys().count());
        json.field("convoyTime", lock.convoys().time());
        json.field("convoysToldApart", lock.convoys().toldApart());
    }

    static void waiting(Waiting waiting, Json json) {
        graph(waiting.graph(), json);
        json.array("spunLocks");
        for (SpunLock lock : waiting.spun()) {
            json.object()
                    .field("name", lock.lock().name())
                    .field("kind", lock.lock().kind().label());
            explanation(lock.explanation(), json);
            json.field("measure", lock.measure().id()).field("total", lock.total());
            json.field("share", lock.share()).array("paths");
            lock.paths()
                    .forEach(p -> json.object()
                            .path("path", p.path())
                            .field("total", p.total())
                            .endObject());
            json.endArray().endObject();
        }
        json.endArray().array("otherWaits");
        for (LockRow row : waiting.others()) {
            start(row, json);
            waiters(row, json);
            json.endObject();
        }
        json.endArray();
    }

    private static void graph(WaitGraph graph, Json json) {
        json.array("waitGraph");
        for (WaitGraph.Edge edge : graph.edges()) {
            json.object()
                    .known("waiter", edge.waiter())
                    .field("lock", edge.lock().name());
            json.field("kind", edge.lock().kind().label()).known("owner", edge.owner());
            json.field("inferred", edge.inferred()).field("waits", edge.waits());
            json.field("waitTime", edge.waitTime()).endObject();
        }
        json.endArray();
    }

    private static void explanation(Optional<String> explanation, Json json) {
        json.known("explanation", explanation.orElse(""));
    }
}
