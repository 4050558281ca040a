package io.lockspot.samples.overhead;

import java.io.IOException;
import java.time.Instant;

/** A program that does nothing: it prints the time at which its {@code main} began, and ends when its stdin does. */
final class FirstLine {

    private FirstLine() {}

    public static void main(String[] args) throws IOException {
        Instant now = Instant.now();
        System.out.println(now.getEpochSecond() * 1_000_000_000L + now.getNano());
        while (System.in.read() >= 0) {
            // what is typed means nothing
        }
    }
}
