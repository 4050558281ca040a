package io.lockspot.samples.pipeclosure;

import java.util.Arrays;

/**
 * The free pages that one CPU has at hand: up to two bursts. One burst is fetched from the stock when it is empty, one
 * is put back when it is full, so that a thread which gives and takes in turn does not go to the stock each time. Its
 * monitor stands for what a kernel does by not being interrupted, and is not counted as a lock.
 */
final class BurstCache {

    private final PageStock stock;
    private final int burst;
    private final int[] pages;
    private int size;

    BurstCache(PageStock stock, int burst) {
        this.stock = stock;
        this.burst = burst;
        pages = new int[2 * burst];
    }

    /** @throws IllegalStateException when there are not so many free pages; those that there were have been taken */
    synchronized int[] take(int count) {
        int[] taken = new int[count];
        for (int i = 0; i < count; i++) {
            if (size == 0) {
                size = stock.take(pages, burst);
            }
            if (size == 0) {
                throw new IllegalStateException("no free page left");
            }
            taken[i] = pages[--size];
        }
        return taken;
    }

    synchronized void give(int[] freed) {
        for (int page : freed) {
            if (size == pages.length) {
                size -= burst;
                stock.give(pages, size, burst);
            }
            pages[size++] = page;
        }
    }

    /** The pages that are here, in no order. */
    synchronized int[] pages() {
        return Arrays.copyOf(pages, size);
    }
}
