package io.lockspot.analyzer.read.perf;

import java.util.ArrayList;
import java.util.List;

/**
 * The line that begins a sample: {@code java 158/226 [001] 59.413253: 4000000 cpu-clock: …}. Process, CPU, time and
 * period may be missing, as {@code perf script -F} allows, but not both CPU and time: these tell a header from other text.
 *
 * @param thread the thread's name, which may hold blanks
 * @param tid the thread's id, -1 when unknown
 * @param pid the process' id, -1 when unknown
 * @param nanos when, in nanoseconds of the machine's clock; -1 when the line does not tell
 * @param period what the sample stands for, in the unit of the event; 0 when the line does not tell
 * @param event the event's name as it stands there, without the last colon: {@code cycles:u}
 * @param rest what follows the event: the payload of a tracepoint, or the one frame of a sample without a stack
 */
record SampleHeader(String thread, long tid, long pid, long nanos, long period, String event, String rest) {

    /** A thread's name has 15 characters, so its blanks and all fields before the event make few words. */
    private static final int MAX_WORDS = 24;

    private static final int MAX_LENGTH = 1024;

    /** A larger number is damage; sums of these stay far from overflowing. */
    private static final int MAX_DIGITS = 15;

    private record Word(String text, int start, int end) {}

    /** The header on that line, or null when it is none. */
    static SampleHeader parse(String line) {
        if (line.isEmpty() || line.charAt(0) == '\t' || line.indexOf(':') < 0) {
            return null;
        }
        List<Word> words = words(line);
        for (int i = 1; i < words.size(); i++) {
            SampleHeader header = withTidAt(i, words, line);
            if (header != null) {
                return header;
            }
        }
        return null;
    }

    private static SampleHeader withTidAt(int at, List<Word> words, String line) {
        long tid = tid(words.get(at).text);
        if (tid < -1) {
            return null;
        }
        int next = at + 1;
        boolean cpu = isCpu(text(words, next));
        next += cpu ? 1 : 0;
        long nanos = nanos(text(words, next));
        if (nanos < 0 && nanos(text(words, next + 1)) >= 0 && isFlags(text(words, next))) {
            nanos = nanos(text(words, ++next));
        }
        next += nanos >= 0 ? 1 : 0;
        if (!cpu && nanos < 0) {
            return null;
        }
        long period = number(text(words, next));
        next += period >= 0 ? 1 : 0;
        String event = text(words, next);
        if (event.length() < 2 || !event.endsWith(":") || !Character.isLetter(event.charAt(0))) {
            return null;
        }
        String thread = line.substring(words.get(0).start, words.get(at - 1).end);
        String rest = line.substring(words.get(next).end).strip();
        return new SampleHeader(
                thread,
                tid,
                pid(words.get(at).text),
                nanos,
                Math.max(period, 0),
                event.substring(0, event.length() - 1),
                rest);
    }

    private static List<Word> words(String line) {
        List<Word> words = new ArrayList<>();
        int end = Math.min(line.length(), MAX_LENGTH);
        for (int i = 0; i < end && words.size() < MAX_WORDS; ) {
            if (isBlank(line.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < end && !isBlank(line.charAt(i))) {
                i++;
            }
            words.add(new Word(line.substring(start, i), start, i));
        }
        return words;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static String text(List<Word> words, int at) {
        return at < words.size() ? words.get(at).text : "";
    }

    /** {@code 226}, {@code 158/226} or {@code -1}; -2 when it is none. */
    private static long tid(String word) {
        if (word.equals("-1")) {
            return -1;
        }
        int slash = word.indexOf('/');
        if (slash >= 0 && number(word.substring(0, slash)) < 0) {
            return -2;
        }
        long tid = number(word.substring(slash + 1));
        return tid < 0 ? -2 : tid;
    }

    /** The part before the slash; -1 when there is none. */
    private static long pid(String word) {
        int slash = word.indexOf('/');
        return slash < 0 ? -1 : number(word.substring(0, slash));
    }

    private static boolean isCpu(String word) {
        return word.length() > 2
                && word.startsWith("[")
                && word.endsWith("]")
                && number(word.substring(1, word.length() - 1)) >= 0;
    }

    /** The interrupt and preemption flags, as in {@code d.h1.}. */
    private static boolean isFlags(String word) {
        return !word.isEmpty() && word.length() <= 6 && !word.endsWith(":");
    }

    /** {@code 59.413253:} or, with {@code --ns}, {@code 59.413253123:}; -1 when it is no time. */
    private static long nanos(String word) {
        int dot = word.indexOf('.');
        int colon = word.length() - 1;
        if (dot < 1 || dot > 9 || !word.endsWith(":") || colon - dot - 1 < 1 || colon - dot - 1 > 9) {
            return -1;
        }
        long seconds = number(word.substring(0, dot));
        long fraction = number(word.substring(dot + 1, colon));
        if (seconds < 0 || fraction < 0) {
            return -1;
        }
        for (int digits = colon - dot - 1; digits < 9; digits++) {
            fraction *= 10;
        }
        return seconds * 1_000_000_000L + fraction;
    }

    /** A number of up to 15 digits; -1 when it is none. */
    private static long number(String word) {
        if (word.isEmpty() || word.length() > MAX_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < word.length(); i++) {
            int digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }
}
