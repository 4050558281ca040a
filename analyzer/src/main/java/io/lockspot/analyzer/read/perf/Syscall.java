package io.lockspot.analyzer.read.perf;

import java.util.Map;
import java.util.Optional;

/**
 * One tracepoint of a system call that an operation is made of.
 *
 * @param call which call; of a call that ends through {@code raw_syscalls} too
 * @param enters whether it begins, rather than ends
 * @param fd the descriptor that it is about; 0 when it ends
 * @param epoll the descriptor of the epoll instance; 0 for other calls, and when it ends
 * @param change what an {@code epoll_ctl} does, as its number; 0 for other calls, and when it ends
 * @param result what it returns, negative for an error; 0 when it begins
 */
record Syscall(Call call, boolean enters, int fd, int epoll, int change, long result) {

    /** {@code EBADF}: the descriptor is none. */
    static final long BAD_DESCRIPTOR = -9;

    /** {@code EEXIST}: the epoll instance watches that descriptor already. */
    static final long EXISTS = -17;

    /** {@code ENOENT}: the epoll instance does not watch that descriptor. */
    static final long NOT_FOUND = -2;

    static final int ADD = 1;
    static final int DELETE = 2;
    static final int MODIFY = 3;

    enum Call {
        CLOSE,
        EPOLL_CTL
    }

    private static final String NAMED = "syscalls:sys_";
    private static final String RAW = "raw_syscalls:sys_";
    private static final Map<String, Call> CALLS = Map.of("close", Call.CLOSE, "epoll_ctl", Call.EPOLL_CTL);

    /** The calls' numbers by architecture, as perf names it. */
    private static final Map<String, Map<Long, Call>> NUMBERS = Map.of(
            "x86_64", Map.of(3L, Call.CLOSE, 233L, Call.EPOLL_CTL),
            "aarch64", Map.of(57L, Call.CLOSE, 21L, Call.EPOLL_CTL));

    /** Whether events of that name are read. */
    static boolean isRead(String event) {
        return isRaw(event) || event.startsWith(NAMED) && CALLS.containsKey(call(event));
    }

    static boolean isRaw(String event) {
        return event.equals(RAW + "enter") || event.equals(RAW + "exit");
    }

    /** Whether the numbers of that architecture's calls are known. */
    static boolean isKnown(String architecture) {
        return NUMBERS.containsKey(architecture);
    }

    /**
     * @param event its name
     * @param payload what perf prints behind it: {@code fd: 0x00000003}, {@code 0x0}, or {@code NR 3 (3, 0, 0, …)}
     * @param architecture of the recording; empty when unknown
     * @return empty when it is another call, or cannot be read
     */
    static Optional<Syscall> of(String event, String payload, String architecture) {
        boolean enters = event.startsWith("enter", event.indexOf(":sys_") + 5);
        if (isRaw(event)) {
            return raw(enters, payload, NUMBERS.getOrDefault(architecture, Map.of()));
        }
        Call call = CALLS.get(call(event));
        if (!enters) {
            return Optional.of(new Syscall(call, false, 0, 0, 0, hex(payload, 0)));
        }
        return Optional.of(
                new Syscall(call, true, field(payload, "fd: "), field(payload, "epfd: "), field(payload, "op: "), 0));
    }

    private static String call(String event) {
        int name = event.indexOf('_', NAMED.length());
        return event.substring(name + 1);
    }

    /** {@code NR 233 (3, 1, 5, 7ff…)} and {@code NR 233 = 0}. */
    private static Optional<Syscall> raw(boolean enters, String payload, Map<Long, Call> calls) {
        if (!payload.startsWith("NR ")) {
            return Optional.empty();
        }
        Call call = calls.get(decimal(payload, 3));
        if (call == null) {
            return Optional.empty();
        }
        if (!enters) {
            int equals = payload.indexOf("= ");
            return Optional.of(new Syscall(call, false, 0, 0, 0, equals < 0 ? 0 : decimal(payload, equals + 2)));
        }
        int[] arguments = new int[3];
        int at = payload.indexOf('(') + 1;
        for (int i = 0; i < arguments.length && at > 0; i++) {
            arguments[i] = (int) hex(payload, at);
            at = payload.indexOf(", ", at) + 2;
        }
        return Optional.of(
                call == Call.CLOSE
                        ? new Syscall(call, true, arguments[0], 0, 0, 0)
                        : new Syscall(call, true, arguments[2], arguments[0], arguments[1], 0));
    }

    /** The value behind that name, which may not be the end of another one; 0 when it is not there. */
    private static int field(String payload, String name) {
        int at = payload.indexOf(name);
        while (at > 0 && Character.isLetter(payload.charAt(at - 1))) {
            at = payload.indexOf(name, at + 1);
        }
        return at < 0 ? 0 : (int) hex(payload, at + name.length());
    }

    /** Up to 64 bits, so errors are negative; 0 when there is no number. */
    private static long hex(String text, int from) {
        int i = text.startsWith("0x", from) ? from + 2 : from;
        long value = 0;
        for (int digit; i < text.length() && (digit = Character.digit(text.charAt(i), 16)) >= 0; i++) {
            value = value << 4 | digit;
        }
        return value;
    }

    private static long decimal(String text, int from) {
        boolean negative = text.startsWith("-", from);
        long value = 0;
        for (int i = negative ? from + 1 : from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > Integer.MAX_VALUE) {
                break;
            }
            value = 10 * value + digit;
        }
        return negative ? -value : value;
    }
}
