package io.lockspot.analyzer.explain;

import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Tells by the functions on a stack whether its thread spins or sleeps on a lock. The functions are data, in
 * {@code waiting-functions.txt}. Remembers each frame that it was asked for; not safe for use by several threads.
 */
final class WaitingFunctions {

    private static final List<Entry> ENTRIES = read();

    private enum Role {
        SPINS,
        SLEEPS,
        LEAVES,
        WAITS,
        NONE
    }

    /** @param name the whole name, or with {@code prefix} its beginning */
    private record Entry(Role role, String where, String name, boolean prefix) {
        boolean matches(String place, String function) {
            return where.equals(place) && (prefix ? function.startsWith(name) : function.equals(name));
        }
    }

    private final Map<Frame, Role> known = new HashMap<>();

    /** Whether a thread on the CPU spins: nothing below the function that spins has other things to do. */
    boolean spin(List<Frame> rootFirst) {
        return last(rootFirst, Role.SPINS, Role.LEAVES) == Role.SPINS;
    }

    /** Whether a thread that went to sleep waits for a lock. */
    boolean sleep(List<Frame> rootFirst) {
        return last(rootFirst, Role.SLEEPS, Role.SPINS) != Role.NONE
                && last(rootFirst, Role.WAITS, Role.WAITS) == Role.NONE;
    }

    /** The innermost of these roles. */
    private Role last(List<Frame> rootFirst, Role one, Role other) {
        for (int i = rootFirst.size() - 1; i >= 0; i--) {
            Role role = known.computeIfAbsent(rootFirst.get(i), WaitingFunctions::role);
            if (role == one || role == other) {
                return role;
            }
        }
        return Role.NONE;
    }

    private static Role role(Frame frame) {
        String where = where(frame.kind());
        String name = frame.kind() == FrameKind.NATIVE ? withoutParameters(frame.name()) : frame.name();
        return ENTRIES.stream()
                .filter(e -> e.matches(where, name))
                .map(Entry::role)
                .findFirst()
                .orElse(Role.NONE);
    }

    private static String where(FrameKind kind) {
        return switch (kind) {
            case KERNEL -> "kernel";
            case NATIVE -> "native";
            case JAVA, INLINED -> "java";
            case OTHER, LOCK -> "";
        };
    }

    private static String withoutParameters(String name) {
        int open = name.indexOf('(');
        return open > 0 ? name.substring(0, open) : name;
    }

    private static List<Entry> read() {
        List<Entry> entries = new ArrayList<>();
        try (InputStream in =
                        Objects.requireNonNull(WaitingFunctions.class.getResourceAsStream("waiting-functions.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(WaitingFunctions::entry)
                    .forEach(entries::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(entries);
    }

    private static Entry entry(String line) {
        String[] words = line.split(" +", 4);
        if (words.length < 4) {
            throw new IllegalStateException("how, where, name and reason expected: " + line);
        }
        Role role = Role.valueOf(words[0].toUpperCase(Locale.ROOT));
        boolean prefix = words[2].endsWith("*");
        String name = prefix ? words[2].substring(0, words[2].length() - 1) : words[2];
        return new Entry(role, words[1], name, prefix);
    }
}
