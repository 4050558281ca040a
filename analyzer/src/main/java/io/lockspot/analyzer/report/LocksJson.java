package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Convoy;
import io.lockspot.analyzer.explain.LockRow;
import io.lockspot.analyzer.explain.SpunLock;
import io.lockspot.analyzer.explain.WaitGraph;
import io.lockspot.analyzer.explain.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Locks and waits as JSON. */
final class LocksJson {

    private final MostShown most;
    private final Json json;

    /** @param most what is written of long lists; what is left out is said */
    LocksJson(MostShown most, Json json) {
        this.most = most;
        this.json = json;
    }

    void write(List<LockRow> locks, Waiting waiting) {
        json.array("locks");
        locks.forEach(this::lock);
        json.endArray();
        graph(waiting.graph());
        json.array("spunLocks");
        waiting.spun().forEach(this::spun);
        json.endArray().array("otherWaits");
        for (LockRow row : waiting.others()) {
            start(row);
            waiters(row);
            json.endObject();
        }
        json.endArray();
    }

    private void lock(LockRow lock) {
        start(lock);
        explanation(lock.explanation());
        json.field("recorder", lock.ofRecorder());
        lock.instances()
                .ifPresentOrElse(
                        i -> json.object("instances")
                                .field("count", i.count())
                                .field("hottestShare", i.hottestShare())
                                .endObject(),
                        () -> json.absent("instances"));
        waiters(lock);
        json.array("owners");
        shown(most.paths(), lock.owners()).forEach(o -> {
            json.object().known("thread", o.thread()).path("path", o.path());
            json.field("waitTime", o.waitTime()).endObject();
        });
        json.endArray();
        more("moreOwners", most.paths(), lock.owners(), LockRow.Owner::waitTime);
        convoys(lock);
        json.endObject();
    }

    private void start(LockRow lock) {
        json.object()
                .field("name", lock.lock().name())
                .field("kind", lock.lock().kind().label());
        json.field("waits", lock.waits()).field("waitTime", lock.waitTime());
        json.field("maxWait", lock.maxWait()).field("p99", lock.p99());
    }

    private void waiters(LockRow lock) {
        json.array("waiters");
        shown(most.paths(), lock.waiters())
                .forEach(w -> json.object()
                        .path("path", w.path())
                        .field("waitTime", w.waitTime())
                        .endObject());
        json.endArray();
        more("moreWaiters", most.paths(), lock.waiters(), LockRow.Waiter::waitTime);
    }

    private void convoys(LockRow lock) {
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

    private void spun(SpunLock lock) {
        json.object()
                .field("name", lock.lock().name())
                .field("kind", lock.lock().kind().label());
        explanation(lock.explanation());
        json.field("measure", lock.measure().id()).field("total", lock.total());
        json.field("share", lock.share()).array("paths");
        shown(most.paths(), lock.paths())
                .forEach(p -> json.object()
                        .path("path", p.path())
                        .field("total", p.total())
                        .endObject());
        json.endArray();
        more("morePaths", most.paths(), lock.paths(), SpunLock.Path::total);
        json.endObject();
    }

    private void graph(WaitGraph graph) {
        json.array("waitGraph");
        for (WaitGraph.Edge edge : shown(most.edges(), graph.edges())) {
            json.object()
                    .known("waiter", edge.waiter())
                    .field("lock", edge.lock().name());
            json.field("kind", edge.lock().kind().label()).known("owner", edge.owner());
            json.field("inferred", edge.inferred()).field("waits", edge.waits());
            json.field("waitTime", edge.waitTime()).endObject();
        }
        json.endArray();
        more("moreEdges", most.edges(), graph.edges(), WaitGraph.Edge::waitTime);
    }

    private void explanation(Optional<String> explanation) {
        json.known("explanation", explanation.orElse(""));
    }

    private <T> List<T> shown(int atMost, List<T> heaviestFirst) {
        return heaviestFirst.subList(0, Math.min(atMost, heaviestFirst.size()));
    }

    /** What was left out, if anything was. */
    private <T> void more(String name, int shown, List<T> heaviestFirst, ToLongFunction<T> weight) {
        if (heaviestFirst.size() > shown) {
            List<T> rest = heaviestFirst.subList(shown, heaviestFirst.size());
            json.object(name).field("count", rest.size());
            json.field("total", rest.stream().mapToLong(weight).sum()).endObject();
        }
    }
}
