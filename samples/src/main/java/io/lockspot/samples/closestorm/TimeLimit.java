package io.lockspot.samples.closestorm;

import java.util.concurrent.TimeUnit;

/** Ends the process when it takes too long, whatever hangs. */
final class TimeLimit {

    private TimeLimit() {}

    static void start(int seconds) {
        Thread timer = new Thread(() -> giveUpAfter(seconds), "time-limit");
        timer.setDaemon(true);
        timer.start();
    }

    private static void giveUpAfter(int seconds) {
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            return;
        }
        System.err.println("closestorm: not finished after " + seconds + " s, given up (--limit SECONDS)");
        Runtime.getRuntime().halt(1);
    }
}
