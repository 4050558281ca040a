package io.lockspot.analyzer.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The process's own standard output and error, in UTF-8. Remembers why standard output failed, if it did. */
final class StandardOutput extends FilterOutputStream {

    private IOException failure;

    StandardOutput() {
        super(new FileOutputStream(FileDescriptor.out));
    }

    Console console() {
        return new Console(
                new PrintStream(this, false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                showsColours(System.getenv()),
                Terminals.isOutput() ? TerminalWidth.of(System.getenv()) : OptionalInt.empty(),
                Terminals.isError());
    }

    /** Why results were lost; null when they were not, or when it was the reader who stopped reading. */
    IOException failure() {
        return failure;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            boolean readerLeft =
                    String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
            failure = readerLeft ? failure : e;
            throw e;
        }
    }

    private static boolean showsColours(Map<String, String> environment) {
        String term = environment.getOrDefault("TERM", "dumb");
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return !unwanted && !term.equals("dumb") && Terminals.isOutput();
    }
}
