package io.lockspot.analyzer.read.jfr;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import org.HdrHistogram.Histogram;

/** The agent's events as their schema describes them, written by this JVM. */
final class AgentEvents {

    private AgentEvents() {}

    @Name("lockspot.Environment")
    @StackTrace(false)
    static final class EnvironmentEvent extends Event {
        int schemaVersion = 1;
        String agentVersion = "0.1.0";
        String kernelRelease = "6.1.0-test";
        String javaVersion = "17.0.1";
        int cpus = 8;
        String epollRelease = "refcount";
        String profiler = "cpu with kernel frames";
        long processId = 4711;
        String mainClass = "com.acme.Server";
        boolean addedLater = true;
    }

    @Name("lockspot.Operation")
    static final class OperationEvent extends Event {
        String operation = "close";
        String implementation = "jdk-nio";
        int fd = 17;
        boolean stillRegistered;

        @Timespan
        long lockWait;
    }

    @Name("lockspot.OperationSummary")
    @StackTrace(false)
    static final class SummaryEvent extends Event {
        String operation;
        String implementation = "jdk-nio";
        long count;
        long errors;

        @Timespan
        long totalTime;

        @Timespan
        long maxTime;

        @Timespan
        long lockWaitTime;

        long stillRegistered;
        String histogram;

        @Timespan
        long totalDelay;

        @Timespan
        long maxDelay;

        String delayHistogram;
        long sequence;
    }

    @Name("lockspot.LockWait")
    static final class LockWaitEvent extends Event {
        String lockClass = "java.util.concurrent.locks.ReentrantLock";
        String lockName;
        String kind = "j.u.c.";
        Thread owner = Thread.currentThread();
        String ownerStack = "";
        String ownerStackThread = "";
        String operation = "close";
        String site = "";
    }

    @Name("lockspot.LockName")
    @StackTrace(false)
    static final class LockNameEvent extends Event {
        String site;
        String lockName;
    }

    @Name("lockspot.EpollControl")
    @StackTrace(false)
    static final class EpollControlEvent extends Event {
        String implementation = "jdk-nio";
        long adds = 3;
        long modifies = 2;
        long deletes = 1;
        long notFound;
        long redundant;
    }

    @Name("lockspot.AgentHealth")
    @StackTrace(false)
    static final class HealthEvent extends Event {
        long probeFailures;
        long droppedEvents;
        int probesOff;

        @Timespan
        long timeInProbes = 1000;

        long lostDumps;

        boolean last;
    }

    static void summary(String operation, long sequence, long... nanos) {
        SummaryEvent event = new SummaryEvent();
        event.operation = operation;
        event.sequence = sequence;
        event.count = nanos.length;
        event.errors = 1;
        event.totalTime = Arrays.stream(nanos).sum();
        event.maxTime = Arrays.stream(nanos).max().orElse(0);
        event.lockWaitTime = 5;
        event.stillRegistered = 2;
        event.histogram = encode(nanos);
        event.delayHistogram = "";
        event.commit();
    }

    static void health(boolean last) {
        HealthEvent event = new HealthEvent();
        event.last = last;
        event.commit();
    }

    static String encode(long... nanos) {
        Histogram histogram = new Histogram(2);
        Arrays.stream(nanos).forEach(histogram::recordValue);
        ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
    }
}
