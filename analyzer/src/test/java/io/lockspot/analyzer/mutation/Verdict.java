package io.lockspot.analyzer.mutation;

import io.lockspot.analyzer.cli.Main;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.read.Recordings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** What became of a mutant. */
enum Verdict {
    /** Nothing was found to be wrong with it. */
    READ,
    /** Read in part, and it says so. */
    DAMAGED,
    /** Nothing in it can be read, and it says so. */
    REFUSED;

    private static final String[][] COMMANDS = {
        {"report", "-o", "json"},
        {"report"},
        {"breakdown", "--min", "0"},
        {"locks"},
        {"operations", "-o", "json"}
    };

    /** @throws IllegalStateException when it is none of them */
    static Verdict ofReading(Path file) {
        Recording recording;
        try {
            recording = Recordings.read(file);
        } catch (BadRecordingException e) {
            require(
                    e.getMessage().startsWith(file + ": ")
                            && e.getMessage().lines().count() == 1,
                    e.getMessage());
            return REFUSED;
        }
        boolean partial = recording.warnings().stream().anyMatch(Warning::partial);
        require(recording.infos().get(0).complete() != partial, "complete, and in part");
        require(recording.durationNanos() >= 0, "a negative duration");
        for (Sample sample : recording.samples()) {
            require(sample.weight() >= 0 && sample.count() > 0, "a sample of " + sample.weight());
        }
        return partial ? DAMAGED : READ;
    }

    /** Through the command line; which command is for {@code turn} to say. */
    static Verdict ofCommand(Path file, int turn) {
        String[] command = COMMANDS[turn % COMMANDS.length];
        String[] arguments = new String[command.length + 1];
        System.arraycopy(command, 0, arguments, 0, command.length);
        arguments[command.length] = file.toString();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                arguments);
        String said = err.toString(StandardCharsets.UTF_8);
        String all = String.join(" ", arguments) + ": exit code " + code + ": " + said;
        require(!said.contains("internal error") && !said.contains("out of memory"), all);
        switch (code) {
            case 0:
                require(out.size() > 0, all);
                return READ;
            case 3:
                require(out.size() > 0, all);
                return DAMAGED;
            case 1:
                require(
                        out.size() == 0
                                && said.startsWith("lockspot: " + file)
                                && said.lines().count() == 1,
                        all);
                return REFUSED;
            default:
                throw new IllegalStateException(all);
        }
    }

    private static void require(boolean good, String what) {
        if (!good) {
            throw new IllegalStateException(what);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
