package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.HashMap;
import java.util.Map;

/** Whether the kernel was recorded at all: {@code cycles:u} says that it was not. */
final class RecordedModes {

    private static final int MAX_EVENTS = 10_000;

    private final Map<String, Boolean> userOnly = new HashMap<>();
    private boolean kernel;
    private String user;

    /** @param event as printed, with its modifiers */
    void add(String event) {
        if (kernel) {
            return;
        }
        if (userOnly.size() > MAX_EVENTS) {
            userOnly.clear();
        }
        if (userOnly.computeIfAbsent(event, RecordedModes::isUserOnly)) {
            user = event;
        } else {
            kernel = true;
        }
    }

    private static boolean isUserOnly(String event) {
        int colon = Math.max(event.lastIndexOf(':'), event.lastIndexOf('/'));
        String modifiers = event.substring(colon + 1);
        return colon > 0 && modifiers.matches("[uhGHpPSDIWeb]*u[uhGHpPSDIWeb]*");
    }

    void report(RecordingBuilder into) {
        if (!kernel && user != null) {
            into.warn(
                    "no-kernel-frames",
                    into.file() + ": recorded as " + user + ", without the kernel, so nothing of it is in the stacks;"
                            + " record as root, or with sysctl kernel.perf_event_paranoid=1 or less");
        }
    }
}
