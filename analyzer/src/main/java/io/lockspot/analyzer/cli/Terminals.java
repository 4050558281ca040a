package io.lockspot.analyzer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which of the process's streams a person looks at. */
public final class Terminals {

    private Terminals() {}

    /** Java tells whether input and output together are a terminal; Linux tells it of each alone. */
    static boolean isOutput() {
        try {
            return isTerminal(1);
        } catch (IOException | RuntimeException e) {
            return System.console() != null;
        }
    }

    /** Whether standard error is one whose lines can be drawn again; when in doubt it is not. */
    public static boolean isError() {
        try {
            return isTerminal(2) && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean isTerminal(int descriptor) throws IOException {
        String target =
                Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    }
}
