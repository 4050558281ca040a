package io.lockspot.agent.publish;

import io.lockspot.agent.options.BadOptionException;
import io.lockspot.agent.options.FilePattern;
import io.lockspot.agent.options.MetricsTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where the user wants metrics: files and ports, none by default. What fails costs metrics and one line, never more. */
public final class MetricsOutput {

    private final List<MetricsFile> files = new ArrayList<>();
    private final List<MetricsPort> ports = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private boolean closed;

    private MetricsOutput() {}

    /** For who wants none. */
    public static MetricsOutput nowhere() {
        return new MetricsOutput();
    }

    /**
     * Tries the files and takes the ports, so that what is wrong is said at the start.
     *
     * @param names fills the holes of a file's name
     * @throws BadOptionException when one cannot be had; then none is kept
     */
    public static MetricsOutput open(List<MetricsTarget> targets, Function<FilePattern, String> names)
            throws BadOptionException {
        MetricsOutput output = new MetricsOutput();
        try {
            for (MetricsTarget target : targets) {
                if (target.port() != null) {
                    output.ports.add(MetricsPort.bind(target.port()));
                } else {
                    output.files.add(MetricsFile.open(names.apply(target.file())));
                }
            }
            return output;
        } catch (BadOptionException | RuntimeException e) {
            output.discard();
            throw e;
        }
    }

    /** A few words for the line that is printed at the start; empty when there is nothing. */
    public String description() {
        StringBuilder words = new StringBuilder();
        for (MetricsFile file : files) {
            words.append("; metrics in ").append(file.path());
        }
        for (MetricsPort port : ports) {
            words.append("; metrics at ").append(port.url());
        }
        return words.toString();
    }

    /** Gives everything back after a start that failed. */
    public synchronized void discard() {
        closed = true;
        ports.forEach(MetricsPort::close);
    }

    void start(Metrics metrics) {
        for (MetricsPort port : ports) {
            port.start(metrics::text);
        }
    }

    synchronized void write(Metrics metrics, Consumer<String> log) {
        if (closed) {
            return;
        }
        ports.forEach(MetricsPort::hangUpOnSlow);
        String text = files.isEmpty() ? "" : metrics.text();
        for (MetricsFile file : files) {
            try {
                file.write(text);
            } catch (IOException e) {
                if (said.add(file.path() + " " + e.getClass().getName())) {
                    log.accept("metrics not written: " + e);
                }
            }
        }
    }
}
