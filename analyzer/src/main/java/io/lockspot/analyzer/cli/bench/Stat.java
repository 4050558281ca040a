package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.cli.live.Proc;

/**
 * What {@code /proc/PID/stat} tells of a process; all 0 when it is gone.
 *
 * @param ticks of CPU time of itself and of the children that it has waited for
 */
record Stat(String state, long session, long ticks) {

    private static final Stat GONE = new Stat("X", 0, 0);

    static Stat of(Proc process) {
        return process.readOfProcess("stat").map(Stat::parse).orElse(GONE);
    }

    static Stat parse(String text) {
        // The name, in brackets, may hold anything.
        String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split("\\s+");
        if (fields.length < 15) {
            return GONE;
        }
        long ticks = 0;
        for (int i = 11; i < 15; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return new Stat(fields[0], Long.parseLong(fields[3]), ticks);
    }

    boolean isZombie() {
        return state.equals("Z") || state.equals("X");
    }
}
