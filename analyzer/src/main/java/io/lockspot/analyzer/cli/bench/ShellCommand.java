package io.lockspot.analyzer.cli.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command as the user wrote it, a line for the shell.
 *
 * <p>The agent must come into the server's JVM and into no other. A variable such as {@code JAVA_TOOL_OPTIONS} would reach
 * every JVM that the command starts; so the agent's option is written into the line, behind {@code java}, where the line
 * is nothing but the start of one JVM, and a script can put it where it belongs itself.
 */
record ShellCommand(String line) {

    /** For scripts: holds the option that starts the agent. */
    static final String VARIABLE = "LOCKSPOT_AGENT";

    /** A word in which nothing is done but to take away quotes. */
    private static final String WORD = "(?:[^\\s'\"\\\\]|'[^']*'|\"[^\"]*\")+";

    /** What may stand before a program that it starts in its own place. */
    private static final String STARTERS = "(?:exec\\s+|env\\s+|nohup\\s+|nice\\s+(?:-n\\s*-?\\d+\\s+|-\\d+\\s+)?"
            + "|taskset\\s+(?:-c\\s+)?[\\w,-]+\\s+|numactl\\s+(?:-\\S+\\s+)+|[A-Za-z_]\\w*=(?:" + WORD + ")?\\s+)*";

    private static final Pattern JAVA =
            Pattern.compile("\\s*" + STARTERS + "(?:\"[^\"]*/java\"|'[^']*/java'|[^\\s'\"]*/java|java)(?=\\s)");

    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\\\.", Pattern.DOTALL);
    private static final Pattern REDIRECTED = Pattern.compile("\\d?[<>]+&?\\d?|&>");
    private static final Pattern MORE_THAN_ONE = Pattern.compile("[;&|`\n]|\\$\\(");

    /** Whether it starts one JVM, and nothing before or beside it. */
    boolean isJava() {
        String bare = QUOTED.matcher(line.strip()).replaceAll("x");
        return JAVA.matcher(line).lookingAt()
                && !MORE_THAN_ONE
                        .matcher(REDIRECTED.matcher(bare).replaceAll(" "))
                        .find();
    }

    /** Whether the user has said himself where the agent's option belongs. */
    boolean placesAgent() {
        return line.contains("$" + VARIABLE) || line.contains("${" + VARIABLE + "}");
    }

    /** The same with one more option for the JVM; only for a line that {@link #isJava}. */
    ShellCommand with(String option) {
        Matcher java = JAVA.matcher(line);
        if (!java.lookingAt()) {
            throw new IllegalStateException(line);
        }
        return new ShellCommand(line.substring(0, java.end()) + " " + quoted(option) + line.substring(java.end()));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
