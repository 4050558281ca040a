package io.lockspot.agent.record;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;

/**
 * JFR's numbering of texts, where it has the fault that {@link WrittenTexts} mends; in other JDKs nothing is done. Not
 * safe for threads.
 */
final class TextNumbers {

    private static final String POOL = "jdk.jfr.internal.StringPool";

    private final WrittenTexts texts = new WrittenTexts();

    /** JFR's table, which is in an object of its own; null where there is none, or where it was not exchanged. */
    private Field table;

    private Object pool;
    private Object own;

    private TextNumbers() {}

    /** Exchanges JFR's table if this JDK has that fault. */
    static TextNumbers mended() {
        TextNumbers numbers = new TextNumbers();
        numbers.exchange();
        return numbers;
    }

    private void exchange() {
        try {
            Field holder = Class.forName(POOL).getDeclaredField("sp");
            holder.setAccessible(true);
            pool = holder.get(null);
            Field cache = pool.getClass().getDeclaredField("cache");
            cache.setAccessible(true);
            own = cache.get(pool);
            cache.set(pool, texts);
            table = cache;
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Another JDK. Or one that keeps it: then a dump forgets, and what is written meanwhile may be lost.
        }
    }

    /** A dump begins: it ends a chunk. */
    void beginDump() {
        texts.chunkEnds();
    }

    /** The dump is over, with or without success. */
    void endDump() {
        texts.chunkHasEnded();
        if (table == null) {
            forget();
        }
    }

    private static void forget() {
        try {
            Method reset = Class.forName(POOL).getDeclaredMethod("reset");
            reset.setAccessible(true);
            reset.invoke(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Younger JDKs need none, whether they have such a method or not.
        }
    }

    /** JFR has its table again, which knows no text. */
    void giveBack() {
        if (table != null) {
            try {
                ((Map<?, ?>) own).clear();
                table.set(pool, own);
                table = null;
            } catch (IllegalAccessException | RuntimeException e) {
                // Ours does the same.
            }
        }
    }
}
