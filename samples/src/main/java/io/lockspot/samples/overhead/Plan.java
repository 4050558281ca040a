package io.lockspot.samples.overhead;

import java.time.Duration;

/**
 * How long and how often.
 *
 * @param pairs runs of each setting, at least
 * @param limit as long as this is not over there are more of them; zero for no more
 * @param warmUp what is not measured of each run
 * @param duration what is measured of each run without a tool
 * @param concurrency connections that are open at the same time
 */
record Plan(int pairs, Duration limit, Duration warmUp, Duration duration, int concurrency) {

    double seconds() {
        return (warmUp.toMillis() + duration.toMillis()) / 1e3;
    }
}
