package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.flamegraphs.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the agent writes, in dumps that were appended to one file. */
class AgentRecordingTest {

    @TempDir
    private Path directory;

    @Test
    void operations_areSummedOverDumps() throws Exception {
        Path file = record(
                () -> {
                    AgentEvents.summary("close", 1, 1000, 2000);
                    AgentEvents.summary("release", 2, 500);
                },
                () -> {
                    AgentEvents.summary("close", 3, 9000);
                    AgentEvents.health(true);
                });

        Recording recording = Fixtures.read(file);

        OperationStats close = operation(recording, "close");
        assertThat(close.count()).isEqualTo(3);
        assertThat(close.errors()).isEqualTo(2);
        assertThat(close.stillRegistered()).isEqualTo(4);
        assertThat(close.totalTime()).isEqualTo(12_000);
        assertThat(close.maxTime()).isEqualTo(9000);
        assertThat(close.lockWaitTime()).isEqualTo(10);
        assertThat(close.timePercentile(50)).isBetween(1990L, 2010L);
        assertThat(close.delayCount()).isZero();
        assertThat(operation(recording, "release").count()).isEqualTo(1);
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void theEnvironment_isTakenAsItIs_withFieldsThatAreNew() throws Exception {
        Recording recording = Fixtures.read(record(() -> AgentEvents.health(true)));

        assertThat(recording.infos().get(0).format()).isEqualTo("lockspot");
        assertThat(recording.infos().get(0).process()).isEqualTo("com.acme.Server (pid 4711)");
        assertThat(recording.infos().get(0).complete()).isTrue();
        assertThat(recording.infos().get(0).environment())
                .containsEntry("kernelRelease", "6.1.0-test")
                .containsEntry("epollRelease", "refcount")
                .containsEntry("cpus", "8")
                .containsEntry("addedLater", "true");
    }

    @Test
    void callsOfEpollCtl_areSummed() throws Exception {
        Recording recording = Fixtures.read(record(
                () -> new AgentEvents.EpollControlEvent().commit(),
                () -> new AgentEvents.EpollControlEvent().commit(),
                () -> AgentEvents.health(true)));

        assertThat(recording.infos().get(0).environment())
                .containsEntry("epoll.jdk-nio.adds", "6")
                .containsEntry("epoll.jdk-nio.deletes", "2");
    }

    @Test
    void aSlowOperation_countsWithItsStack() throws Exception {
        Recording recording = Fixtures.read(record(() -> {
            AgentEvents.OperationEvent event = new AgentEvents.OperationEvent();
            event.begin();
            event.commit();
            AgentEvents.health(true);
        }));

        assertThat(recording.samples(Measure.OPERATION_TIME)).singleElement().satisfies(sample -> {
            assertThat(sample.stack().frames())
                    .anySatisfy(frame -> assertThat(frame.name()).startsWith(AgentRecordingTest.class.getName()));
            assertThat(sample.weight()).isPositive();
        });
    }

    @Test
    void aLockWait_keepsNameKindAndOwner() throws Exception {
        Recording recording = Fixtures.read(record(() -> {
            AgentEvents.LockWaitEvent event = new AgentEvents.LockWaitEvent();
            event.lockName = "Server.tableLock";
            event.ownerStack = "at com.acme.Table.put(Table.java:12)\nat com.acme.Server.run(Server.java:9)";
            event.begin();
            event.commit();
            AgentEvents.health(true);
        }));

        LockStats lock = recording.locks().iterator().next();
        assertThat(lock.lock()).isEqualTo(new Lock("Server.tableLock", LockKind.JUC));
        assertThat(lock.owners().keySet()).singleElement().satisfies(owner -> {
            assertThat(owner.thread()).isEqualTo(Thread.currentThread().getName());
            assertThat(owner.stack().frames())
                    .containsExactly(Frame.java("com.acme.Server.run"), Frame.java("com.acme.Table.put"));
        });
        assertThat(recording.samples(Measure.LOCK_WAIT))
                .extracting(Sample::count)
                .containsExactly(1L);
    }

    @Test
    void aLockThatChangedHandsDuringTheWait_isOfTheThreadWhoseStackThereIs() throws Exception {
        Recording recording = Fixtures.read(record(() -> {
            AgentEvents.LockWaitEvent event = new AgentEvents.LockWaitEvent();
            event.lockName = "Server.tableLock";
            event.ownerStack = "com.acme.Table.put(12)\ncom.acme.Server.run(9)\n\n\n";
            event.ownerStackThread = "second";
            event.begin();
            event.commit();
            AgentEvents.health(true);
        }));

        assertThat(recording.locks().iterator().next().owners().keySet())
                .singleElement()
                .satisfies(owner -> {
                    assertThat(owner.thread()).isEqualTo("second");
                    assertThat(owner.stack().frames())
                            .containsExactly(Frame.java("com.acme.Server.run"), Frame.java("com.acme.Table.put"));
                });
    }

    @Test
    void aNameThatComesAfterTheWaits_isTheirs_andOneLockOfTwoPlacesIsOne() throws Exception {
        Recording recording = Fixtures.read(record(
                () -> {
                    wait("take:1", "ReentrantLock in Pool.take");
                    wait("give:2", "ReentrantLock in Pool.give");
                    wait("unknown:3", "ReentrantLock in Helper.lock");
                },
                () -> {
                    name("take:1", "Pool.lock");
                    name("give:2", "Pool.lock");
                    wait("take:1", "Pool.lock");
                    AgentEvents.health(true);
                }));

        assertThat(recording.locks())
                .extracting(stats -> stats.lock().name(), LockStats::waits)
                .containsExactlyInAnyOrder(tuple("Pool.lock", 3L), tuple("ReentrantLock in Helper.lock", 1L));
        assertThat(recording.samples(Measure.LOCK_WAIT))
                .extracting(sample -> sample.stack()
                        .frames()
                        .get(sample.stack().frames().size() - 1)
                        .name())
                .containsOnly("Pool.lock (j.u.c.)", "ReentrantLock in Helper.lock (j.u.c.)");
    }

    private static void wait(String site, String name) {
        AgentEvents.LockWaitEvent event = new AgentEvents.LockWaitEvent();
        event.site = site;
        event.lockName = name;
        event.begin();
        event.commit();
    }

    private static void name(String site, String name) {
        AgentEvents.LockNameEvent event = new AgentEvents.LockNameEvent();
        event.site = site;
        event.lockName = name;
        event.commit();
    }

    @Test
    void aRunWithoutItsLastHealthEvent_isIncomplete() throws Exception {
        Recording recording = Fixtures.read(record(() -> AgentEvents.health(false)));

        assertThat(recording.infos().get(0).complete()).isFalse();
        assertThat(recording.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo(Warning.INCOMPLETE);
            assertThat(warning.text())
                    .startsWith("run.jfr: the recording of com.acme.Server (pid 4711) reaches to 20")
                    .endsWith("Z, the run went on: the process was killed, or it is still running");
        });
    }

    @Test
    void summariesThatAreMissing_areTold() throws Exception {
        Recording recording = Fixtures.read(record(() -> {
            AgentEvents.summary("close", 1, 1000);
            AgentEvents.summary("close", 4, 1000);
            AgentEvents.health(true);
        }));

        assertThat(recording.warnings()).extracting(Warning::code).containsExactly("lost-events");
        assertThat(recording.warnings().get(0).text()).contains("2 summaries");
    }

    @Test
    void whatTheAgentSaysOfItself_countsFromItsStart() throws Exception {
        Runnable tired = () -> {
            AgentEvents.HealthEvent event = new AgentEvents.HealthEvent();
            event.probeFailures = 3;
            event.droppedEvents = 700;
            event.lostDumps = 1;
            event.last = true;
            event.commit();
        };

        Recording recording = Fixtures.read(record(tired, tired));

        assertThat(recording.warnings())
                .extracting(Warning::code)
                .containsExactly("probe-failures", "dropped-events", "lost-dumps");
        assertThat(recording.warnings().get(0).text()).contains("3 calls of probes failed");
        assertThat(recording.warnings().get(1).text()).contains("left out 700 ");
    }

    @Test
    void whatTheProbesCost_isAShareOfTheCpuTimeWithItsInterval() throws Exception {
        Runnable measured = () -> {
            AgentEvents.HealthEvent event = new AgentEvents.HealthEvent();
            event.timeInProbes = 3_100_000;
            event.timeInProbesLow = 2_800_000;
            event.timeInProbesHigh = 3_400_000;
            event.cpuTime = 1_000_000_000;
            event.last = true;
            event.commit();
        };

        Recording recording = Fixtures.read(record(measured));

        assertThat(recording.infos().get(0).environment())
                .containsEntry("ownCost", "0.31 % of the CPU time (0.28 to 0.34 %)");
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void withoutWindows_theCostIsSaidToBeAGuess() throws Exception {
        Runnable guessed = () -> {
            AgentEvents.HealthEvent event = new AgentEvents.HealthEvent();
            event.timeInProbes = 50_000;
            event.cpuTime = 1_000_000_000;
            event.last = true;
            event.commit();
        };

        assertThat(Fixtures.read(record(guessed)).infos().get(0).environment())
                .containsEntry("ownCost", "about 0.005 % of the CPU time, by the clock's cost alone");
    }

    @Test
    void operationsThatWereNotAllTimed_areMarkedAndSaid() throws Exception {
        Recording recording = Fixtures.read(record(() -> {
            AgentEvents.SummaryEvent sampled = new AgentEvents.SummaryEvent();
            sampled.operation = "close";
            sampled.sequence = 1;
            sampled.count = 160;
            sampled.timed = 10;
            sampled.totalTime = 160_000;
            sampled.maxTime = 1_000;
            sampled.histogram = AgentEvents.encode(1_000, 1_000);
            sampled.delayHistogram = "";
            sampled.commit();
            AgentEvents.HealthEvent event = new AgentEvents.HealthEvent();
            event.timing = "sampled";
            event.timedEvery = 16;
            event.turnedDown = true;
            event.last = true;
            event.commit();
        }));

        assertThat(recording.operations()).singleElement().satisfies(close -> {
            assertThat(close.count()).isEqualTo(160);
            assertThat(close.timed()).isEqualTo(10);
            assertThat(close.meanTime()).isEqualTo(1_000);
        });
        assertThat(recording.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("probes-turned-down");
            assertThat(warning.text()).contains("one operation of 16 was timed");
        });
    }

    @Test
    void timingLeftToTheThreads_isNoFault() throws Exception {
        Recording recording = Fixtures.read(record(() -> {
            AgentEvents.HealthEvent event = new AgentEvents.HealthEvent();
            event.timing = "auto";
            event.timedEvery = 16;
            event.last = true;
            event.commit();
        }));

        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void aHistogramThatIsNone_isDamage_andWhatCameBeforeCounts() throws Exception {
        Recording recording = Fixtures.read(record(() -> {
            AgentEvents.summary("close", 1, 1000);
            AgentEvents.SummaryEvent bad = new AgentEvents.SummaryEvent();
            bad.operation = "close";
            bad.histogram = "HISTFAAAAB942pNpmSzMwMDA";
            bad.delayHistogram = "";
            bad.commit();
        }));

        assertThat(operation(recording, "close").count()).isEqualTo(1);
        assertThat(recording.warnings()).extracting(Warning::code).contains(Warning.DAMAGED);
    }

    private static OperationStats operation(Recording recording, String name) {
        return recording.operations().stream()
                .filter(o -> o.key().equals(new OperationKey(name, "jdk-nio")))
                .findFirst()
                .orElseThrow();
    }

    /** Each part is dumped and appended, as the agent does. */
    private Path record(Runnable... parts) throws Exception {
        Path file = directory.resolve("run.jfr");
        for (Runnable part : parts) {
            Path dump = directory.resolve("dump");
            try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
                recording.enable(AgentEvents.LockWaitEvent.class).withThreshold(java.time.Duration.ZERO);
                recording.enable(AgentEvents.OperationEvent.class).withThreshold(java.time.Duration.ZERO);
                recording.start();
                new AgentEvents.EnvironmentEvent().commit();
                part.run();
                recording.dump(dump);
            }
            Files.write(file, Files.readAllBytes(dump), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        return file;
    }
}
