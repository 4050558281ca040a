package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes what was recorded since the last dump, events and samples, and appends it to the file. What goes wrong costs
 * data and one line on stderr, never more. Not safe for threads.
 */
final class Dumps {

    private final FlightRecording recording;
    private final OutputFile file;
    private final long maxSize;
    private final Consumer<String> log;
    private final Set<String> said = new HashSet<>();
    private volatile long lost;
    private boolean full;

    Dumps(FlightRecording recording, OutputFile file, long maxSize, Consumer<String> log) {
        this.recording = recording;
        this.file = file;
        this.maxSize = maxSize;
        this.log = log;
    }

    /** How many dumps did not reach the file; any thread may ask. */
    long lost() {
        return lost;
    }

    /** Whether the file may not grow any more. */
    boolean isFull() {
        return full;
    }

    /**
     * Dumps events and samples.
     *
     * @param last whether this is the end of the samples
     * @return bytes of events, 0 when there was no dump
     */
    long dump(CpuProfile profile, boolean last) {
        long events = save(() -> Optional.of(recording.dump()));
        save(last ? profile::last : profile::next);
        return events;
    }

    private long save(Source source) {
        try {
            Optional<Path> chunks = source.take();
            return chunks.isEmpty() ? 0 : append(chunks.get());
        } catch (DumpSkippedException e) {
            lose("dump skipped: " + e.getMessage());
        } catch (IOException | IllegalStateException e) {
            lose("dump lost: " + e.getMessage());
        }
        return 0;
    }

    private long append(Path chunks) throws IOException {
        try {
            long size = Files.size(chunks);
            if (!Chunks.areWhole(chunks)) {
                lose("dump lost: it was not written whole, probably for want of space in " + chunks.getParent());
                return 0;
            }
            if (file.length() + size > maxSize) {
                full = true;
                lose("recording ends: " + file.path() + " would grow beyond maxSize");
                return 0;
            }
            file.append(chunks);
            return size;
        } finally {
            Files.deleteIfExists(chunks);
        }
    }

    private void lose(String reason) {
        lost++;
        if (said.add(reason.replaceAll("[0-9]+", "#"))) {
            log.accept(reason);
        }
    }

    /** Where chunks come from. */
    private interface Source {
        Optional<Path> take() throws IOException, DumpSkippedException;
    }
}
