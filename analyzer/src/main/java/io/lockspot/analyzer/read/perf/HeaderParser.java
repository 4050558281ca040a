package io.lockspot.analyzer.read.perf;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the fields of the line that begins a sample:
 * {@code java 158/226 [001] 59.413253: 4000000 cpu-clock: …}. Works on the bytes and keeps the places of the fields until
 * the next line; not safe for use by several threads.
 */
final class HeaderParser {

    /** What Linux allows, in bytes. A longer text before the fields is no thread's name, unless an id follows it. */
    private static final int MAX_NAME = 15;

    private static final String RECORD = "PERF_RECORD_";

    /** Names come again and again; more different ones than that are damage. */
    private static final int MAX_NAMES = 50_000;

    private final HeaderShape shape;
    private final Words words = new Words();
    private final ByteKeys keys = new ByteKeys();
    private final List<String> names = new ArrayList<>();
    private byte[] text;
    private int nameEnd;
    private int eventStart;
    private int eventEnd;
    private long tid;
    private int tidWord;
    private long nanos;
    private long period;
    private int rest;

    HeaderParser(HeaderShape shape) {
        this.shape = shape;
    }

    /**
     * Whether that line begins a sample.
     *
     * @param stackFollows whether the next line is a frame
     */
    boolean parse(byte[] line, int from, int to, boolean stackFollows) {
        text = line;
        words.split(line, from, to);
        return shape == HeaderShape.SPARSE ? sparse(to, stackFollows) : whole(to);
    }

    private boolean whole(int to) {
        for (int anchor = 0; anchor < words.count(); anchor++) {
            byte first = text[words.start(anchor)];
            boolean possible = first == '[' || first >= '0' && first <= '9';
            if (possible && fieldsFrom(anchor, to) && beforeFields(anchor)) {
                return true;
            }
        }
        return false;
    }

    /** CPU or time or both, a period perhaps, and the event. */
    private boolean fieldsFrom(int anchor, int to) {
        boolean cpu = words.isCpu(anchor);
        int next = cpu ? anchor + 1 : anchor;
        int at = timeAt(next);
        nanos = cpu || at == next ? words.nanos(at) : -1;
        if (!cpu && nanos < 0) {
            return false;
        }
        next = nanos < 0 ? next + (words.isFlags(next) ? 1 : 0) : at + 1;
        period = Math.max(words.number(next), 0);
        next += words.number(next) >= 0 ? 1 : 0;
        return eventAt(next, to);
    }

    /** Flags, a date and the time of the day may be in between. */
    private int timeAt(int word) {
        int at = word;
        at += words.nanos(at) < 0 && words.isFlags(at) ? 1 : 0;
        at += words.isDate(at) ? 2 : 0;
        return at;
    }

    private boolean eventAt(int word, int to) {
        boolean numbered = words.startsWith(word, "raw") && words.startsWith(word + 1, "0x");
        if (!numbered && !words.isEvent(word) && !words.startsWith(word, RECORD)) {
            return false;
        }
        rest = Math.min(words.end(numbered ? word + 1 : word), to);
        boolean marked = text[rest - 1] == ':';
        eventStart = words.start(word);
        eventEnd = marked ? rest - 1 : rest;
        return marked || !numbered;
    }

    /** The thread's name and id before the first of the fields. */
    private boolean beforeFields(int anchor) {
        int first = words.isDate(anchor - 2) ? anchor - 2 : anchor;
        first -= words.tid(first - 1) == -2 && words.isFlags(first - 1) && words.tid(first - 2) != -2 ? 1 : 0;
        tid = -1;
        if (shape == HeaderShape.WITHOUT_TID) {
            return named(anchor);
        }
        tid = words.tid(first - 1);
        tidWord = first - 1;
        nameEnd = first > 1 ? words.end(first - 2) : words.start(0);
        return tid != -2;
    }

    private boolean named(int wordsOfName) {
        int start = words.start(0);
        nameEnd = wordsOfName > 0 ? words.end(wordsOfName - 1) : start;
        return nameEnd - start <= MAX_NAME;
    }

    /** Fields may be missing, so they are looked for from the end. */
    private boolean sparse(int to, boolean stackFollows) {
        tid = -1;
        nanos = -1;
        period = 0;
        eventStart = 0;
        eventEnd = 0;
        int frame = stackFollows ? words.count() : address();
        int end = frame;
        if (end < 0 || words.count() == 0) {
            return false;
        }
        if (words.nanos(end - 1) < 0 && eventAt(end - 1, to)) {
            end--;
        }
        rest = stackFollows ? to : words.start(frame);
        if (words.number(end - 1) >= 0 && columns(end - 1) >= 10) {
            period = words.number(--end);
        }
        if (words.nanos(end - 1) >= 0) {
            nanos = words.nanos(--end);
        }
        end -= words.isCpu(end - 1) ? 1 : 0;
        if (words.tid(end - 1) != -2 && columns(end - 1) >= 5) {
            tidWord = --end;
            tid = words.tid(end);
        }
        return named(end);
    }

    /** The first address of the frame on this line, or -1. */
    private int address() {
        for (int word = 0; word < words.count(); word++) {
            if (words.isAddress(word)) {
                return word;
            }
        }
        return -1;
    }

    /** In how many columns perf right-aligned that number, behind one blank. */
    private int columns(int word) {
        int length = words.end(word) - words.start(word);
        return length + words.indent(word) - (word == 0 ? 0 : 1);
    }

    /** The thread's name, empty when the line has none. */
    String thread() {
        return words.count() == 0 ? "" : name(words.start(0), nameEnd);
    }

    /** As printed, without the colon that ends it; empty when the line has none. */
    String event() {
        return name(eventStart, eventEnd);
    }

    long tid() {
        return tid;
    }

    /** The process' id, -1 when the line has none, or only the thread's. */
    long pid() {
        return tid < 0 ? -1 : words.pid(tidWord);
    }

    /** Whether the id stands as perf prints it, right-aligned in five columns. */
    boolean tidIsAligned() {
        return columns(tidWord) >= 5;
    }

    long nanos() {
        return nanos;
    }

    long period() {
        return period;
    }

    /** Where that begins which follows the event. */
    int rest() {
        return rest;
    }

    private String name(int start, int end) {
        long hash = Bytes.hash(text, start, end);
        int number = keys.find(text, start, end, hash);
        if (number < 0) {
            if (names.size() >= MAX_NAMES) {
                names.clear();
                keys.clear();
            }
            number = keys.add(text, start, end, hash);
            names.add(Bytes.string(text, start, end));
        }
        return names.get(number);
    }
}
