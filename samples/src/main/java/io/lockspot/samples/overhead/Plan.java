package io.lockspot.samples.overhead;

import java.time.Duration;

/**
 * How long and how often.
 *
 * @param pairs runs of each setting
 * @param warmUp what is not measured of each run
 * @param duration what is measured of each run without a tool
 * @param concurrency connections that are open at the same time
 */
record Plan(int pairs, Duration warmUp, Duration duration, int concurrency) {

    double seconds() {
        return (warmUp.toMillis() + duration.toMillis()) / 1e3;
    }
}
