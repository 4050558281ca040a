package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.Gate;
import io.lockspot.analyzer.compare.GateParser;
import io.lockspot.analyzer.compare.GateResult;
import io.lockspot.analyzer.compare.GateSyntaxException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options that make a comparison fail a build. */
final class GateOptions {

    enum OnInconclusive {
        PASS,
        FAIL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--fail-on", paramLabel = "GATE", description = "Exit with 4 when this is so. Repeatable.")
    private List<String> failOn = List.of();

    @Option(
            names = "--fail-on-file",
            paramLabel = "FILE",
            description = "The same from a file, one gate a line; # starts a comment.")
    private Path file;

    @Option(
            names = "--on-inconclusive",
            paramLabel = "WHAT",
            defaultValue = "fail",
            description = "pass or fail (exit with 5) when a gate cannot be decided; fail unless told otherwise.")
    private OnInconclusive onInconclusive;

    /** The gates, and what an undecided one leads to. */
    record Asked(List<Gate> gates, OnInconclusive onInconclusive) {

        /** @param otherwise what the exit would be without gates */
        Exit exit(Comparison comparison, Exit otherwise) {
            if (isAny(comparison, GateResult.Outcome.FAIL)) {
                return Exit.REGRESSION;
            }
            boolean open = isAny(comparison, GateResult.Outcome.INCONCLUSIVE);
            return open && inconclusiveFails() ? Exit.INCONCLUSIVE : otherwise;
        }

        boolean inconclusiveFails() {
            return onInconclusive == OnInconclusive.FAIL;
        }

        private static boolean isAny(Comparison comparison, GateResult.Outcome outcome) {
            return comparison.gates().stream().anyMatch(g -> g.outcome() == outcome);
        }
    }

    Asked asked() throws UsageException, IOException {
        List<Gate> gates = new ArrayList<>();
        for (String gate : failOn) {
            gates.add(parse("--fail-on ", gate));
        }
        if (file != null) {
            List<String> lines = lines();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).replaceFirst("(^|\\s)#.*", "");
                if (!line.isBlank()) {
                    gates.add(parse(file + ", line " + (i + 1) + ": ", line));
                }
            }
        }
        return new Asked(gates, onInconclusive);
    }

    private List<String> lines() throws UsageException, IOException {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new UsageException("--fail-on-file " + file + ": does not exist; check the name");
        } catch (CharacterCodingException e) {
            throw new UsageException("--fail-on-file " + file + ": is not text in UTF-8");
        }
    }

    private static Gate parse(String where, String gate) throws UsageException {
        try {
            return GateParser.parse(gate);
        } catch (GateSyntaxException e) {
            throw new UsageException(where + e.getMessage());
        }
    }
}
