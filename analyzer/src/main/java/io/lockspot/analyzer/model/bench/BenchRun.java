package io.lockspot.analyzer.model.bench;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * One run that was recorded.
 *
 * @param side whose command
 * @param number of the run on its side, from 1
 * @param startMillis since 1970
 * @param readyNanos from the start to readiness
 * @param windowNanos that were recorded
 * @param cpu empty where the machine does not tell
 * @param end how the program ended: {@code exit code 0}, {@code SIGTERM}, {@code SIGKILL}
 * @param loadExit how the load ended; empty without a load, or when it was stopped
 * @param recording its file
 */
public record BenchRun(
        Side side,
        int number,
        long startMillis,
        long readyNanos,
        long windowNanos,
        Optional<CpuUse> cpu,
        String end,
        OptionalInt loadExit,
        String recording) {

    public String name() {
        return side.label() + "-" + number;
    }
}
