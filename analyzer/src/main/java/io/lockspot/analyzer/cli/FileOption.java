package io.lockspot.analyzer.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say into which file results go. */
final class FileOption {

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Write to this file; its extension picks the format.")
    private Path file;

    @Option(names = "--force", description = "Overwrite the file if it exists.")
    private boolean force;

    Optional<Path> path() {
        return Optional.ofNullable(file);
    }

    /** The file to be written, or nothing when results go to standard output. */
    Optional<OutputFile> open() throws UsageException {
        return file == null ? Optional.empty() : Optional.of(OutputFile.at(file, force));
    }

    /** Another file to be written, under the same rules. */
    OutputFile also(Path other) throws UsageException {
        return OutputFile.at(other, force);
    }

    /** The same, where {@code -} stands for standard output. */
    Optional<OutputFile> openUnlessStandardOutput() throws UsageException {
        return isStandardOutput() ? Optional.empty() : open();
    }

    /** Whether no file was named, or {@code -}. */
    boolean isStandardOutput() {
        return file == null || file.toString().equals("-");
    }
}
