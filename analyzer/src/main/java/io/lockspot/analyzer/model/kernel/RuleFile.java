package io.lockspot.analyzer.model.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the rules; how they are written is told at the top of their file. */
final class RuleFile {

    private static final String FILE = "kernel-locks.rules";

    private static final Pattern TAKE =
            Pattern.compile("(?<forms>[a-z |-]+?)(?:/(?<primitive>\\w+))?(?: (?<place>static|heap))?"
                    + "(?: unless (?<unless>[\\w,]+))?: (?<path>.+)");

    private static final Pattern VERSIONS = Pattern.compile(" \\((?:to|from|before) [\\d.]+\\)");

    private static final Pattern FUNCTION = Pattern.compile("\\w+\\*?");

    private final List<Rule> rules = new ArrayList<>();
    private String name;
    private String what;
    private List<Take> takes = new ArrayList<>();

    private RuleFile() {}

    /** The rules that come with the program. */
    static List<Rule> known() {
        try (InputStream in = Objects.requireNonNull(RuleFile.class.getResourceAsStream(FILE), FILE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException when a line is none that the file's head allows */
    static List<Rule> parse(String text) {
        RuleFile file = new RuleFile();
        text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty() && !l.startsWith("#"))
                .forEach(file::line);
        file.finish();
        return file.rules;
    }

    private void line(String line) {
        if (line.startsWith("[") && line.endsWith("]")) {
            finish();
            name = line.substring(1, line.length() - 1);
        } else if (line.startsWith("what = ")) {
            what = line.substring(7);
        } else if (line.startsWith("take = ")) {
            takes.add(take(line.substring(7)));
        } else {
            throw new IllegalArgumentException("no rule: " + line);
        }
    }

    private void finish() {
        if (name != null) {
            if (what == null || takes.isEmpty()) {
                throw new IllegalArgumentException(name + " lacks what or take");
            }
            rules.add(new Rule(name, what, takes));
        }
        name = null;
        what = null;
        takes = new ArrayList<>();
    }

    private static Take take(String text) {
        Matcher take = TAKE.matcher(text);
        if (!take.matches()) {
            throw new IllegalArgumentException("no way to take a lock: " + text);
        }
        String place = take.group("place");
        return new Take(
                forms(take.group("forms")),
                Objects.requireNonNullElse(take.group("primitive"), ""),
                place == null ? Take.Place.ANY : place.equals("static") ? Take.Place.STATIC : Take.Place.HEAP,
                take.group("unless") == null
                        ? Set.of()
                        : Set.of(take.group("unless").split(",")),
                path(VERSIONS.matcher(take.group("path")).replaceAll("")));
    }

    private static Set<LockForm> forms(String text) {
        return Arrays.stream(text.split(" \\| "))
                .map(form -> LockForm.of(form).orElseThrow(() -> new IllegalArgumentException("no form: " + form)))
                .collect(Collectors.toSet());
    }

    private static List<Take.Step> path(String text) {
        return Arrays.stream(text.split(" < "))
                .map(step -> new Take.Step(Arrays.stream(step.split(" \\| "))
                        .map(RuleFile::function)
                        .toList()))
                .toList();
    }

    private static Take.Function function(String text) {
        if (!FUNCTION.matcher(text).matches()) {
            throw new IllegalArgumentException("no function: " + text);
        }
        return Take.Function.of(text);
    }
}
