package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A running {@code perf script}, which prints perf's binary data as text: only perf itself knows how to find the symbols
 * of a kernel and of a program. It is told the file and nothing else, so what its owner has to allow stays his to allow.
 */
public final class PerfProcess implements Closeable {

    /**
     * What perf script is to print beside its usual fields. Processes tell the descriptors of one program from those of
     * another. Whoever asks for any field of a tracepoint does not get its stack unless he asks for that too.
     */
    static final String FIELDS = "+pid,+ip,+sym,+dso";

    private static final int LONGEST_COMPLAINT = 300;
    private static final int MOST_COMPLAINTS = 1 << 20;

    private final Process process;
    private final Path complaints;

    private PerfProcess(Process process, Path complaints) {
        this.process = process;
        this.complaints = complaints;
    }

    /**
     * Asks for whole times, for processes and for the stacks of all events.
     *
     * @param perf the command
     * @throws IOException when there is no such command, or it may not be run
     */
    public static PerfProcess start(String perf, Path file) throws IOException {
        Path complaints = Files.createTempFile("lockspot-perf", ".txt");
        try {
            Process process = new ProcessBuilder(List.of(
                            perf,
                            "script",
                            "--header",
                            "--ns",
                            "-F",
                            FIELDS,
                            "-i",
                            file.toAbsolutePath().toString()))
                    .redirectError(complaints.toFile())
                    .start();
            process.getOutputStream().close();
            return new PerfProcess(process, complaints);
        } catch (IOException e) {
            Files.deleteIfExists(complaints);
            throw e;
        }
    }

    /** What it prints. */
    public InputStream text() {
        return process.getInputStream();
    }

    /** Waits for its end, and says why it failed if it did. */
    public Optional<String> failure() throws IOException {
        try {
            int code = process.waitFor();
            return code == 0 ? Optional.empty() : Optional.of(complaint(code));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while perf was running", e);
        }
    }

    /** Warns of what it says was lost; to be called when it has ended. */
    public void reportLost(RecordingBuilder into) throws IOException {
        long lost = complaints()
                .lines()
                .map(Remark::of)
                .flatMap(Optional::stream)
                .mapToLong(Remark::lostChunks)
                .sum();
        Remark.report(lost, into);
    }

    private String complaints() throws IOException {
        try (InputStream in = Files.newInputStream(complaints)) {
            return new String(in.readNBytes(MOST_COMPLAINTS), StandardCharsets.UTF_8);
        }
    }

    private String complaint(int code) throws IOException {
        String line = complaints()
                .lines()
                .map(text -> text.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("exit code " + code);
        return line.substring(0, Math.min(line.length(), LONGEST_COMPLAINT));
    }

    /** Ends it, when it still runs. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(complaints);
    }
}
