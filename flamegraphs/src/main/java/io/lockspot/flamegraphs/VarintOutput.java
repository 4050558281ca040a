package io.lockspot.flamegraphs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Whole numbers as bytes, in memory: seven bits in each byte, the lowest first, the highest bit set in all but the last
 * byte of a number. Numbers are not below zero.
 */
final class VarintOutput {

    private static final int LONGEST = 9;

    private byte[] bytes = new byte[1024];
    private int size;

    VarintOutput write(long number) {
        if (bytes.length - size < LONGEST) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        long rest = number;
        while (rest > 0x7f) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** How many bytes were written. */
    int size() {
        return size;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }
}
