package io.lockspot.analyzer.read.perf;

/** What an event's name says: which event, without its modifiers, and what a sample of it means. */
record EventName(String name, Kind kind) {

    enum Kind {
        /** A timer on the CPU; its period is nanoseconds. */
        CLOCK,
        /** A counter such as {@code cycles}; its period is a count. */
        COUNTER,
        LOCK_BEGIN,
        LOCK_END,
        /** A system call that an operation is made of begins or ends. */
        SYSCALL,
        /** A CPU goes on with another thread. */
        SWITCH,
        /** Any other event of the kernel that happened once. */
        TRACEPOINT,
        /** What perf itself notes among the events, such as {@code PERF_RECORD_LOST}. */
        RECORD
    }

    /** @param raw as printed: {@code cpu-clock:ppp}, {@code cpu_core/cycles/P}, {@code lock:contention_begin} */
    static EventName of(String raw) {
        switch (raw) {
            case "lock:contention_begin":
                return new EventName(raw, Kind.LOCK_BEGIN);
            case "lock:contention_end":
                return new EventName(raw, Kind.LOCK_END);
            case "sched:sched_switch":
                return new EventName(raw, Kind.SWITCH);
            default:
                if (Syscall.isRead(raw)) {
                    return new EventName(raw, Kind.SYSCALL);
                }
                if (raw.startsWith("PERF_RECORD_")) {
                    return new EventName(raw, Kind.RECORD);
                }
                String name = withoutTerms(withoutUnit(withoutModifiers(raw)));
                boolean clock = name.equals("cpu-clock") || name.equals("task-clock");
                boolean tracepoint = name.indexOf(':') >= 0;
                return new EventName(name, clock ? Kind.CLOCK : tracepoint ? Kind.TRACEPOINT : Kind.COUNTER);
        }
    }

    /** Whether its samples tell where time goes. */
    boolean isProfiled() {
        return kind == Kind.CLOCK || kind == Kind.COUNTER;
    }

    private static String withoutModifiers(String raw) {
        int colon = raw.lastIndexOf(':');
        return colon > 0 && raw.substring(colon + 1).matches("[ukhGHpPSDIWeb]*") ? raw.substring(0, colon) : raw;
    }

    /** {@code cpu-clock/freq=999/} is how a clock gets a rate of its own beside events that are to be counted exactly. */
    private static String withoutTerms(String name) {
        boolean clock = name.startsWith("cpu-clock/") || name.startsWith("task-clock/");
        return clock ? name.substring(0, name.indexOf('/')) : name;
    }

    /** Machines with two sorts of cores count {@code cpu_core/cycles/} and {@code cpu_atom/cycles/}: the same event. */
    private static String withoutUnit(String name) {
        int open = name.indexOf('/');
        int close = name.lastIndexOf('/');
        boolean named = open > 0 && close > open + 1 && name.indexOf('=') < 0;
        return named ? name.substring(open + 1, close) : name;
    }
}
