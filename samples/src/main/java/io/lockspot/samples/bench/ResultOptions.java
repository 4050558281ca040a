package io.lockspot.samples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Options that every benchmark ends with. */
public final class ResultOptions {

    @Option(names = "--json", paramLabel = "FILE", description = "write every figure to this file")
    private Path json;

    @Option(names = "--help", usageHelp = true, description = "print this text")
    private boolean help;

    /** Writes the figures, if they are wanted. */
    public void write(Supplier<String> figures) throws IOException {
        if (json != null) {
            Files.writeString(json, figures.get());
        }
    }
}
