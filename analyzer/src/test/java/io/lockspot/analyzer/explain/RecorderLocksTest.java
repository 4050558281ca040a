package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecorderLocksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdk.jfr.internal.PlatformRecorder in app.Main.main                  | app.Main.main              | JFR
            java.lang.Object in jdk.jfr.internal.Repository.newChunk            | app.Main.main              | JFR
            PlatformRecorder.lock                                               | jdk.jfr.internal.Utils.go  | JFR
            java.util.concurrent.locks.ReentrantLock in one.profiler.Server.run | one.profiler.Server.run    | async-profiler
            app.Cache.lock                                                      | app.Cache.get              |
            app.Cache in app.jdk.jfr.Reader.read                                | app.jdk.jfr.Reader.read    |
            """)
    void aLock_isToldByItsClass_byWhoTakesIt_orByWhoWaitsForIt(String name, String waiter, String recorder) {
        LockStats lock = new LockStats(new Lock(name, LockKind.MONITOR));
        lock.add(wait(name, waiter, 9_000));
        assertThat(RecorderLocks.explanation(lock).orElse("")).contains(recorder == null ? "" : "(" + recorder + ")");
        assertThat(RecorderLocks.explanation(lock).isPresent()).isEqualTo(recorder != null);
    }

    @Test
    void aLockInsideOfACollection_isOfWhoUsesTheCollection() {
        String name = "java.util.concurrent.ConcurrentHashMap$Node in java.util.concurrent.ConcurrentHashMap.clear";
        LockStats lock = new LockStats(new Lock(name, LockKind.MONITOR));
        Stack clear = Stories.java(
                "app.Main.main", "jdk.jfr.internal.StringPool.reset", "java.util.concurrent.ConcurrentHashMap.clear");
        lock.add(new LockWait(new Lock(name, LockKind.MONITOR), "main", clear, "", Stack.EMPTY, 9_000));
        assertThat(RecorderLocks.explanation(lock)).isPresent();
    }

    @Test
    void aLockThatTheProgramWaitsForToo_isTheProgramsOwn() {
        LockStats lock = new LockStats(new Lock("app.Cache.lock", LockKind.MONITOR));
        lock.add(wait("app.Cache.lock", "jdk.jfr.internal.Utils.go", 9_000));
        lock.add(wait("app.Cache.lock", "app.Cache.get", 1));
        assertThat(RecorderLocks.explanation(lock)).isEmpty();
    }

    @Test
    void theyComeLast_howeverLongTheyWereWaitedFor() {
        RecordingBuilder into = new RecordingBuilder("r");
        into.lockWait(Measure.LOCK_WAIT, wait("jdk.jfr.internal.PlatformRecorder", "app.Main.main", 9_000));
        into.lockWait(Measure.LOCK_WAIT, wait("app.Cache.lock", "app.Cache.get", 10));
        List<LockRow> rows = Locks.of(into.build());
        assertThat(rows).extracting(LockRow::ofRecorder).containsExactly(false, true);
        assertThat(WaitGraph.of(into.build()).edges())
                .extracting(e -> e.lock().name())
                .containsExactly("app.Cache.lock", "jdk.jfr.internal.PlatformRecorder");
    }

    private static LockWait wait(String lock, String waiter, long nanos) {
        return new LockWait(
                new Lock(lock, LockKind.MONITOR), "main", Stories.java(waiter), "owner", Stack.EMPTY, nanos);
    }
}
