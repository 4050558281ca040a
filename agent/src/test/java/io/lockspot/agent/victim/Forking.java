package io.lockspot.agent.victim;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Starts itself once more while it runs, with the environment that it has, and prints what the child printed. */
public final class Forking {

    private Forking() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Forking.class.getName(),
                            "child")
                    .inheritIO()
                    .start();
            if (!child.waitFor(60, TimeUnit.SECONDS)) {
                child.destroyForcibly();
            }
            System.out.println("child " + child.exitValue());
        }
        Closing.main(new String[] {args.length == 0 ? "40" : "2"});
    }
}
