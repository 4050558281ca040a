package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.flamegraphs.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Operations of programs that no agent is in: pairs the tracepoints where system calls begin and end, by thread.
 * {@code close} is a <i>close</i>, {@code epoll_ctl} is <i>register</i>, <i>modify</i> or <i>deregister</i>; the
 * implementation is {@code syscall}. Waiting in {@code epoll_wait} is no operation: it is what a program does when there
 * is nothing to do.
 *
 * <p>Events come in the order of their times. A call that was under way when the recording began or ended is not counted.
 * A descriptor is closed while still registered when the same process was seen to register it, and not to deregister it;
 * what was registered before the recording began is only known once it is modified.
 */
final class Syscalls {

    static final String IMPLEMENTATION = "syscall";

    /** More threads or registrations than that are damage; memory is bounded. */
    private static final int MAX_OPEN = 200_000;

    private static final int MAX_REGISTRATIONS = 2_000_000;

    private static final List<String> CHANGES = List.of("", "register", "deregister", "modify");

    /** A call that is under way. */
    private record Begun(Syscall syscall, long nanos, boolean registered) {}

    private final Map<Long, Begun> open = new HashMap<>();
    private final Set<Long> seen = new HashSet<>();
    private final Map<Long, Registrations> processes = new HashMap<>();
    private final Map<String, SyscallTally> tallies = new HashMap<>();
    private final SyscallProcesses callers = new SyscallProcesses();
    private final SyscallWarnings warnings = new SyscallWarnings();
    private String architecture = "";
    private long notFound;
    private long existing;
    private int registrations;

    void architecture(String name) {
        architecture = name;
    }

    /** The events of that name were recorded at intervals, so they are no counts. */
    void sampled(String event) {
        if (Syscall.isRead(event)) {
            warnings.sampled(event);
        }
    }

    /** A sample's stack: tells whether descriptors are released after the call that closes them. */
    void stack(List<Frame> frames) {
        if (!tallies.isEmpty()) {
            warnings.look(frames);
        }
    }

    /** @param event the header's, a name that {@link Syscall#isRead} knows */
    void add(String event, SampleHeader header) {
        if (Syscall.isRaw(event) && !Syscall.isKnown(architecture)) {
            warnings.unknownArchitecture();
            return;
        }
        Optional<Syscall> syscall = Syscall.of(event, header.rest(), architecture);
        if (syscall.isEmpty()) {
            return;
        }
        if (header.nanos() < 0 || header.tid() < 0) {
            warnings.withoutTime();
        } else if (syscall.get().enters()) {
            begin(syscall.get(), header);
        } else {
            end(syscall.get(), header);
        }
    }

    private void begin(Syscall syscall, SampleHeader header) {
        boolean registered = syscall.call() == Syscall.Call.CLOSE && closes(header, syscall.fd());
        boolean fits = open.size() < MAX_OPEN;
        Begun lost = fits ? open.put(header.tid(), new Begun(syscall, header.nanos(), registered)) : null;
        if (lost != null || !fits) {
            warnings.unpaired();
        }
        isFirst(header);
    }

    private void end(Syscall syscall, SampleHeader header) {
        Begun begun = open.remove(header.tid());
        if (isFirst(header) && begun == null) {
            return; // it began before the recording did
        }
        boolean pair = begun != null && begun.syscall.call() == syscall.call() && header.nanos() >= begun.nanos;
        if (!pair) {
            warnings.unpaired();
            return;
        }
        boolean error = syscall.result() < 0;
        boolean registered = begun.registered && syscall.result() != Syscall.BAD_DESCRIPTOR;
        String operation = operation(begun.syscall);
        if (!operation.isEmpty()) {
            tallies.computeIfAbsent(operation, o -> new SyscallTally())
                    .add(header.nanos() - begun.nanos, error, registered);
            callers.add(header);
        }
        if (begun.syscall.call() == Syscall.Call.EPOLL_CTL) {
            changed(begun.syscall, syscall.result(), header);
        }
    }

    /** Whether nothing of the thread was seen before. */
    private boolean isFirst(SampleHeader header) {
        return seen.size() < MAX_OPEN && seen.add(header.tid());
    }

    private static String operation(Syscall syscall) {
        if (syscall.call() == Syscall.Call.CLOSE) {
            return "close";
        }
        return syscall.change() > 0 && syscall.change() < CHANGES.size() ? CHANGES.get(syscall.change()) : "";
    }

    private void changed(Syscall syscall, long result, SampleHeader header) {
        notFound += result == Syscall.NOT_FOUND ? 1 : 0;
        existing += result == Syscall.EXISTS ? 1 : 0;
        if (header.pid() < 0) {
            warnings.withoutProcess();
            return;
        }
        Registrations of = processes.computeIfAbsent(header.pid(), pid -> new Registrations());
        int before = of.size();
        boolean watched = result == 0 && syscall.change() != Syscall.DELETE || result == Syscall.EXISTS;
        if (syscall.change() == Syscall.ADD && result == 0 && of.has(syscall.epoll(), syscall.fd())) {
            warnings.unseenClose();
        }
        if (watched && registrations < MAX_REGISTRATIONS) {
            of.add(syscall.epoll(), syscall.fd());
        } else if (result == 0 || result == Syscall.NOT_FOUND) {
            of.remove(syscall.epoll(), syscall.fd());
        }
        registrations += of.size() - before;
    }

    /**
     * Taken at the beginning of the call: before it ends, another thread may have got the same number for another
     * descriptor, and have registered that.
     */
    private boolean closes(SampleHeader header, int fd) {
        Registrations of = processes.get(header.pid());
        if (of == null) {
            return false;
        }
        int before = of.size();
        boolean registered = of.close(fd);
        registrations += of.size() - before;
        return registered;
    }

    /** All events were read: what was counted goes into the recording, unless it is no count. */
    void report(RecordingBuilder into) {
        long calls = tallies.values().stream().mapToLong(SyscallTally::count).sum();
        if (warnings.counts(calls)) {
            tallies.forEach((operation, tally) -> tally.into(new OperationKey(operation, IMPLEMENTATION), into));
            if (tallies.keySet().stream().anyMatch(operation -> !operation.equals("close"))) {
                controls(into);
            }
            callers.report(into);
        }
        warnings.report(calls, into);
    }

    /** As the agent counts them, see {@code lockspot.EpollControl}. */
    private void controls(RecordingBuilder into) {
        Map.of("adds", "register", "modifies", "modify", "deletes", "deregister")
                .forEach((name, operation) -> {
                    SyscallTally tally = tallies.get(operation);
                    into.environment(
                            "epoll." + IMPLEMENTATION + "." + name, Long.toString(tally == null ? 0 : tally.count()));
                });
        into.environment("epoll." + IMPLEMENTATION + ".notFound", Long.toString(notFound));
        into.environment("epoll." + IMPLEMENTATION + ".existing", Long.toString(existing));
    }
}
