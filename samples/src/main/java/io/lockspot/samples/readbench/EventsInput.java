package io.lockspot.samples.readbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;

/** Small events, written by the JDK's own recorder from several threads. */
final class EventsInput {

    private static final int THREADS = 4;

    @Name("bench.Small")
    @StackTrace(false)
    private static final class SmallEvent extends Event {
        int number;
        long address;
        long bytes;
    }

    /** As the agent writes it, without a stack. */
    @Name("lockspot.LockWait")
    @StackTrace(false)
    private static final class LockWaitEvent extends Event {
        String lockClass = "";
        String lockName = "";
        String kind = "j.u.c.";
        Thread owner;
        String ownerStack = "";
        String operation = "close";
        String site = "";
    }

    /** The last of a run; without it, the run counts as killed. */
    @Name("lockspot.AgentHealth")
    @StackTrace(false)
    private static final class HealthEvent extends Event {
        long probeFailures;
        long droppedEvents;
        int probesOff;
        long timeInProbes;
        long lostDumps;
        boolean last = true;
    }

    private EventsInput() {}

    static void make(Path file, String kind, long bytes, Places places) throws IOException, InterruptedException {
        Child.run(
                List.of(
                        Places.java(),
                        "-cp",
                        Places.classPath(),
                        EventsInput.class.getName(),
                        file.toString(),
                        kind,
                        Long.toString(bytes)),
                places.work());
    }

    /** Writes them: the file, {@code small} or {@code waits}, and about how many bytes. */
    public static void main(String[] args) throws Exception {
        boolean small = args[1].equals("small");
        long events = Long.parseLong(args[2]) / (small ? 23 : 33);
        try (Recording recording = new Recording()) {
            recording.enable(SmallEvent.class).withoutThreshold();
            recording.enable(LockWaitEvent.class).withoutThreshold();
            recording.setToDisk(true);
            recording.start();
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                Thread writer = new Thread(() -> write(small, events / THREADS, random), "writer-" + i);
                writer.start();
                writers.add(writer);
            }
            for (Thread writer : writers) {
                writer.join();
            }
            if (!small) {
                new HealthEvent().commit();
            }
            recording.stop();
            recording.dump(Path.of(args[0]));
        }
    }

    private static void write(boolean small, long events, Random random) {
        for (long i = 0; i < events; i++) {
            if (small) {
                SmallEvent event = new SmallEvent();
                event.begin();
                event.number = random.nextInt(1 << 14);
                event.address = 0x7f00_0000_0000L + random.nextInt(1 << 30);
                event.bytes = random.nextInt(1 << 20);
                event.commit();
            } else {
                LockWaitEvent event = new LockWaitEvent();
                event.begin();
                event.lockClass = "java.util.concurrent.locks.ReentrantLock";
                event.lockName = random.nextInt(4) == 0 ? "com.acme.Pool.lock" : "com.acme.Registry.lock";
                event.owner = Thread.currentThread();
                event.commit();
            }
        }
    }
}
