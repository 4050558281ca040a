package io.lockspot.analyzer.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Reads the small language of gates:
 *
 * <pre>
 * gate    = "regression" | target (">" | "<") limit
 * target  = operation "." metric | "lock:" name "." metric | "path:" function
 * limit   = ("+" | "-") number "%" | number ("ns" | "us" | "ms" | "s") | number "%" | number
 * </pre>
 *
 * A limit with a sign is relative to before; without one it is the value of the runs after.
 */
public final class GateParser {

    private static final String PATH = "path:";
    private static final String LOCK = "lock:";
    private static final List<String> OPERATIONS =
            List.of("register", "modify", "deregister", "close", "release", "select", "wakeup");
    private static final Pattern LIMIT = Pattern.compile("([+-]?)(\\d+(?:\\.\\d+)?) ?(%|ns|us|µs|ms|s|)");

    private final String text;

    private GateParser(String text) {
        this.text = text;
    }

    public static Gate parse(String text) throws GateSyntaxException {
        return new GateParser(text).parse();
    }

    private Gate parse() throws GateSyntaxException {
        if (text.strip().equals("regression")) {
            return new Gate(text, new Gate.Target.Any(), true, new Gate.Limit.Relative(1));
        }
        // Names of functions may have either sign in them, so the last one with a space before it counts.
        int sign = Math.max(text.lastIndexOf(" > "), text.lastIndexOf(" < ")) + 1;
        if (sign == 0) {
            sign = Math.max(text.lastIndexOf('>'), text.lastIndexOf('<'));
        }
        if (sign < 0) {
            throw wrong(
                    text.length(),
                    "a comparison is missing: write 'close.p99 > +10%', or 'regression' for any of them");
        }
        Gate.Target target = target(text.substring(0, sign).stripTrailing());
        Gate.Limit limit = limit(sign + 1);
        checkUnits(target, limit, sign + 1);
        return new Gate(text.strip(), target, text.charAt(sign) == '>', limit);
    }

    private Gate.Target target(String raw) throws GateSyntaxException {
        int start = raw.length() - raw.stripLeading().length();
        String target = raw.strip();
        if (target.startsWith(PATH)) {
            return path(target.substring(PATH.length()), start + PATH.length());
        }
        if (target.startsWith(LOCK)) {
            int dot = target.lastIndexOf('.');
            if (dot <= LOCK.length()) {
                throw wrong(start + target.length(), "say what of the lock: " + lockMetrics());
            }
            Optional<LockMetric> metric = Arrays.stream(LockMetric.values())
                    .filter(m -> m.id().equals(target.substring(dot + 1)))
                    .findFirst();
            return new Gate.Target.OfLock(
                    target.substring(LOCK.length(), dot),
                    metric.orElseThrow(() -> wrong(
                            start + dot + 1,
                            "no such figure of a lock: '" + target.substring(dot + 1) + "'; there are "
                                    + lockMetrics())));
        }
        return operation(target, start);
    }

    private Gate.Target operation(String target, int start) throws GateSyntaxException {
        int dot = target.indexOf('.');
        String operation = dot < 0 ? target : target.substring(0, dot);
        if (!OPERATIONS.contains(operation)) {
            throw wrong(
                    start,
                    "'" + operation + "' is no operation; there are " + String.join(", ", OPERATIONS)
                            + "; functions are written path:NAME, locks lock:NAME");
        }
        String metric = dot < 0 ? "" : target.substring(dot + 1);
        return new Gate.Target.OfOperation(
                operation,
                OperationMetric.of(metric)
                        .orElseThrow(() -> wrong(
                                start + operation.length() + 1,
                                "no such figure of an operation: '" + metric + "'; there are "
                                        + Arrays.stream(OperationMetric.values())
                                                .map(OperationMetric::id)
                                                .collect(Collectors.joining(", ")))));
    }

    private Gate.Target path(String function, int start) throws GateSyntaxException {
        if (function.isBlank()) {
            throw wrong(start, "a function's name is missing");
        }
        try {
            Pattern.compile(function);
        } catch (PatternSyntaxException e) {
            throw wrong(start + Math.max(e.getIndex(), 0), "not a regular expression: " + e.getDescription());
        }
        return new Gate.Target.OfPath(function);
    }

    private Gate.Limit limit(int from) throws GateSyntaxException {
        String raw = text.substring(from);
        int start = from + raw.length() - raw.stripLeading().length();
        Matcher limit = LIMIT.matcher(raw.strip());
        if (!limit.matches()) {
            throw wrong(start, "'" + raw.strip() + "' is no limit; write +10%, 1us, 5% or a number");
        }
        double number = Double.parseDouble(limit.group(2));
        boolean relative = !limit.group(1).isEmpty();
        String unit = limit.group(3);
        if (relative && !unit.equals("%")) {
            throw wrong(start, "a limit with a sign is relative to before and needs a percent sign, as in +10%");
        }
        if (relative) {
            return new Gate.Limit.Relative(1 + (limit.group(1).equals("-") ? -number : number) / 100);
        }
        return switch (unit) {
            case "%" -> new Gate.Limit.Absolute(number, Unit.PERCENT);
            case "ns" -> new Gate.Limit.Absolute(number, Unit.NANOS);
            case "us", "µs" -> new Gate.Limit.Absolute(number * 1e3, Unit.NANOS);
            case "ms" -> new Gate.Limit.Absolute(number * 1e6, Unit.NANOS);
            case "s" -> new Gate.Limit.Absolute(number * 1e9, Unit.NANOS);
            default -> new Gate.Limit.Absolute(number, Unit.PER_OPERATION);
        };
    }

    private void checkUnits(Gate.Target target, Gate.Limit limit, int at) throws GateSyntaxException {
        if (!(limit instanceof Gate.Limit.Absolute absolute)) {
            return;
        }
        Unit wanted = absolute.unit();
        if (target instanceof Gate.Target.OfOperation o) {
            wanted = o.metric().unit() == Unit.PER_SECOND
                    ? Unit.PER_OPERATION
                    : o.metric().unit();
        } else if (target instanceof Gate.Target.OfLock l) {
            wanted = l.metric() == LockMetric.WAITS ? Unit.PER_OPERATION : Unit.NANOS;
        } else if (target instanceof Gate.Target.OfPath && absolute.unit() == Unit.PER_OPERATION) {
            wanted = Unit.NANOS;
        }
        if (wanted != absolute.unit()) {
            String raw = text.substring(at);
            throw wrong(
                    at + raw.length() - raw.stripLeading().length(),
                    switch (wanted) {
                        case NANOS -> "this is a time: write 1us, 10ms, or relative to before +10%";
                        case PERCENT -> "this is a share: write 5%, or relative to before +10%";
                        default -> "this is a number: write it without a unit, or relative to before +10%";
                    });
        }
    }

    private static String lockMetrics() {
        return Arrays.stream(LockMetric.values()).map(LockMetric::id).collect(Collectors.joining(", "));
    }

    /** @param at from 0 */
    private GateSyntaxException wrong(int at, String what) {
        return new GateSyntaxException(text, at + 1, what);
    }
}
