package io.lockspot.analyzer.read.pprof;

import io.lockspot.analyzer.model.BadRecordingException;

/** How much of a profile may be held: its names may come last, so everything is held until its end. */
final class Room {

    private final String file;
    private long left;

    /** @param bytes how much there is, about */
    Room(String file, long bytes) {
        this.file = file;
        this.left = bytes;
    }

    /** @throws BadRecordingException when there is not that much left */
    void take(long bytes) throws BadRecordingException {
        left -= bytes;
        if (left < 0) {
            throw new BadRecordingException(
                    file + ": is a profile that does not fit into memory; give Java more memory (-Xmx)");
        }
    }
}
