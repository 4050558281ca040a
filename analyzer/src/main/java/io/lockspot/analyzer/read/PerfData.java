package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.read.perf.PerfProcess;
import io.lockspot.analyzer.read.perf.PerfScriptReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** perf's binary data, read by way of {@code perf script}. */
final class PerfData {

    private static final String BY_HAND = "run perf script -i on it where it was recorded, and give what that prints";

    private PerfData() {}

    /**
     * @param perf the command
     * @return why not everything could be read
     * @throws BadRecordingException when perf is not there, or refuses the file
     */
    static Optional<String> read(String perf, Path file, RecordingBuilder into)
            throws BadRecordingException, IOException {
        try (PerfProcess process = start(perf, file, into.file())) {
            Optional<String> damage = Optional.empty();
            BadRecordingException unread = null;
            try {
                damage = new PerfScriptReader().read(process.text(), into);
            } catch (BadRecordingException e) {
                unread = e;
            }
            Optional<String> failure = process.failure();
            if (failure.isPresent() && into.isEmpty()) {
                throw new BadRecordingException(
                        into.file() + ": perf script refuses it: " + failure.get() + "; or " + BY_HAND);
            }
            if (unread != null) {
                throw unread;
            }
            process.reportLost(into);
            Optional<String> broken = damage;
            return failure.map(reason -> "perf script failed on the way: " + reason)
                    .or(() -> broken);
        }
    }

    private static PerfProcess start(String perf, Path file, String name) throws BadRecordingException {
        try {
            return PerfProcess.start(perf, file);
        } catch (IOException e) {
            throw new BadRecordingException(
                    name + ": is perf's binary data, and there is no perf here to print it; " + BY_HAND, e);
        }
    }
}
