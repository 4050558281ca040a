package io.lockspot.agent.weave;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code hooks.txt}, the table of all methods that the agent knows to probe. */
final class HookTable {

    private static final String FILE = "hooks.txt";
    private static final int COLUMNS = 6;

    private final ClassFiles jdk;
    private final int release;
    private final List<Target> targets = new ArrayList<>();

    private HookTable(ClassFiles jdk, int release) {
        this.jdk = jdk;
        this.release = release;
    }

    /**
     * What is to be woven into a JDK, and into the libraries that run on it.
     *
     * @param release the JDK's, such as 17: of hooks that came later nothing is to be seen
     */
    static List<Target> targets(ClassFiles jdk, int release) {
        try (InputStream in = HookTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new FileNotFoundException("the agent's jar is incomplete: " + FILE + " is missing");
            }
            return targets(new String(in.readAllBytes(), StandardCharsets.UTF_8), jdk, release);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException when a line cannot be understood */
    static List<Target> targets(String text, ClassFiles jdk, int release) {
        HookTable table = new HookTable(jdk, release);
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('\n', at);
            table.add(text.substring(at, end < 0 ? text.length() : end));
            at = end < 0 ? text.length() : end + 1;
        }
        return table.targets;
    }

    private void add(String line) {
        if (line.isEmpty() || line.charAt(0) == '#') {
            return;
        }
        String[] columns = columns(line);
        String versions = columns[2];
        if (versions.startsWith("jdk") && release < Integer.parseInt(versions, 3, versions.length() - 1, 10)) {
            return;
        }
        String member = columns[4];
        int colon = member.indexOf(':');
        if (colon > 0) {
            target(columns, "").reads(new Member(member.substring(0, colon), member.substring(colon + 1)));
            return;
        }
        int bracket = member.indexOf('(');
        String method = member.substring(0, bracket);
        String descriptor = member.substring(bracket);
        if (columns[1].equals("reads")) {
            target(columns, method).reads(new Member(method, descriptor));
        } else {
            target(columns, method).hooks(Point.of(columns[1], method, descriptor, columns[5]));
        }
    }

    private static String[] columns(String line) {
        String[] columns = new String[COLUMNS];
        int at = 0;
        for (int i = 0; i < COLUMNS; i++) {
            int end = i == COLUMNS - 1 ? line.length() : line.indexOf(' ', at);
            if (end < at) {
                throw new IllegalArgumentException("not a line of " + FILE + ": " + line);
            }
            columns[i] = line.substring(at, end);
            at = end + 1;
        }
        return columns;
    }

    /** The lines of a class stand together. */
    private Target target(String[] columns, String method) {
        Target last = targets.isEmpty() ? null : targets.get(targets.size() - 1);
        if (last != null
                && last.named().text().equals(columns[3])
                && last.implementation().equals(columns[0])) {
            return last;
        }
        TargetName name = new TargetName(columns[3], method, jdk);
        Target target = new Target(columns[0], columns[2], name, new ArrayList<>(), new ArrayList<>());
        targets.add(target);
        return target;
    }
}
