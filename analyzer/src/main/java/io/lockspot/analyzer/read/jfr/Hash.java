package io.lockspot.analyzer.read.jfr;

/** Spreads keys over the slots of a table, keys in a row or with zeros at their end too. */
final class Hash {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Hash() {}

    static int of(long key) {
        long product = key * GOLDEN;
        return (int) (product >>> 32) ^ (int) (product >>> 53);
    }

    static int of(long first, long second) {
        return of(first * 31 + (second ^ second >>> 29));
    }
}
