package io.lockspot.analyzer.read.collapsed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack and its count, as printed: {@code [main tid=7];a/B.c;__close 12}.
 *
 * @param thread the name in the first frame, when that is a thread; else empty
 * @param stack the frames, joined by semicolons, outermost caller first, without the thread
 * @param count a whole number, rounded when it was not
 * @param rounded whether the count was no whole number
 * @param secondColumn whether the stack itself ends in a number, as in a file of two columns
 */
record CollapsedLine(String thread, String stack, long count, boolean rounded, boolean secondColumn) {

    /** A larger count is damage; sums of these stay far from overflowing. */
    private static final int MAX_DIGITS = 15;

    /** {@code [name tid=7];}; a thread's name may hold anything. */
    private static final Pattern THREAD = Pattern.compile("\\[(?:(.*?) )?tid=\\d+](?:;|$)");

    /** What that line says, or null when it is none. */
    static CollapsedLine parse(String line) {
        String text = line.strip();
        int blank = text.lastIndexOf(' ');
        String number = text.substring(blank + 1);
        String stack = text.substring(0, Math.max(blank, 0)).strip();
        if (stack.isEmpty() || !isNumber(number)) {
            return null;
        }
        int dot = number.indexOf('.');
        long count = dot < 0 ? Long.parseLong(number) : Math.round(Double.parseDouble(number));
        boolean second = isNumber(stack.substring(stack.lastIndexOf(' ') + 1)) && stack.indexOf(' ') > 0;
        return withThread(stack, count, dot >= 0, second);
    }

    private static CollapsedLine withThread(String stack, long count, boolean rounded, boolean second) {
        Matcher thread = THREAD.matcher(stack);
        if (!thread.lookingAt()) {
            return new CollapsedLine("", stack, count, rounded, second);
        }
        String name = thread.group(1) == null ? "" : thread.group(1);
        return new CollapsedLine(name, stack.substring(thread.end()), count, rounded, second);
    }

    /** Digits, with a fraction perhaps. */
    private static boolean isNumber(String text) {
        int dot = text.indexOf('.');
        String whole = dot < 0 ? text : text.substring(0, dot);
        String fraction = dot < 0 ? "0" : text.substring(dot + 1);
        return isDigits(whole) && isDigits(fraction);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
