package io.lockspot.samples.closestorm;

import java.util.List;

/**
 * How one round ended.
 *
 * @param nanos from the first close to the last descriptor given back
 * @param closes the times of the calls, one recorder for each closing thread
 */
record TearDown(long nanos, List<CloseTimes> closes) {
    TearDown {
        closes = List.copyOf(closes);
    }
}
