package io.lockspot.analyzer.read.jfr;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Timespan;

/** Every kind of field that a program's own event can have. */
@Name("test.AllTypes")
final class AllTypesEvent extends Event {
    boolean flag;
    byte tiny;
    char letter;
    short low;
    int number;
    long big;
    float narrow;
    double wide;
    String text;
    Class<?> type;
    Thread thread;

    @Timespan(Timespan.MILLISECONDS)
    long span;

    static void commitOne(int seed) {
        AllTypesEvent event = new AllTypesEvent();
        event.begin();
        event.flag = seed % 2 == 0;
        event.tiny = (byte) seed;
        event.letter = (char) (seed * 31);
        event.low = (short) (seed * -77);
        event.number = seed * -1_000_003;
        event.big = seed * Long.MAX_VALUE / 3;
        event.narrow = seed / 7f;
        event.wide = seed / -7d;
        event.text = text(seed);
        event.type = seed % 3 == 0 ? null : AllTypesEvent.class;
        event.thread = seed % 5 == 0 ? null : Thread.currentThread();
        event.span = seed;
        event.commit();
    }

    /** Null, empty, short, beyond Latin-1, and the same long one time and again, which JFR makes a constant of. */
    private static String text(int seed) {
        return switch (seed % 5) {
            case 0 -> null;
            case 1 -> "";
            case 2 -> "text " + seed;
            case 3 -> "ünï€😀" + seed;
            default -> "a text that is long enough for the pool of constants";
        };
    }
}
