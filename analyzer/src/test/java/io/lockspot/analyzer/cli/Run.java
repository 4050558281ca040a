package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.model.Recording;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** One run of the command line in this JVM, and what came out of it. */
record Run(String out, String err, int code) {

    /** Reads real files. */
    static Run lockspot(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(print(out), print(err), args);
        return new Run(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), code);
    }

    /** Whatever file is named, this recording was in it. */
    static Run on(Recording recording, String... args) {
        return on(files -> recording, false, args);
    }

    /** On a terminal of that width, without colours. */
    static Run on(Session.Reader reader, OptionalInt width, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new Console(print(out), print(err), false, width), reader, args);
        return new Run(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), code);
    }

    static Run on(Session.Reader reader, boolean terminal, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new Console(print(out), print(err), terminal), reader, args);
        return new Run(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), code);
    }

    private static PrintStream print(ByteArrayOutputStream out) {
        return new PrintStream(out, false, StandardCharsets.UTF_8);
    }

    /** All of it, as a golden file has it. */
    String transcript(String... args) {
        return "$ lockspot " + String.join(" ", args) + "\n--- stdout\n" + out + "--- stderr\n" + err + "--- exit code "
                + code + "\n";
    }
}
