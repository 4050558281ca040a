package io.lockspot.samples.readbench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The stacks of the profile, collapsed by async-profiler's converter; once more as other threads' when they are too few. */
final class CollapsedInput {

    private CollapsedInput() {}

    static void make(Path file, long bytes, Places places) throws IOException, InterruptedException {
        Path profile = Input.PROFILE.file(places);
        if (!Files.exists(profile)) {
            throw new IOException("collapsed stacks are made from the profile; make that first");
        }
        Path once = places.work().resolve("once.collapsed");
        Child.run(
                List.of(
                        Places.java(),
                        "-jar",
                        places.jfrConverter().toString(),
                        "--cpu",
                        "-o",
                        "collapsed",
                        profile.toString(),
                        once.toString()),
                places.work());
        try (BufferedWriter out =
                Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
            long left = bytes;
            for (int round = 0; left > 0; round++) {
                left = copy(once, round == 0 ? "" : "[worker-" + round + "];", out, left);
            }
        }
        Files.delete(once);
    }

    private static long copy(Path once, String prefix, BufferedWriter out, long limit) throws IOException {
        long left = limit;
        try (BufferedReader in = Files.newBufferedReader(once)) {
            String line;
            while (left > 0 && (line = in.readLine()) != null) {
                out.write(prefix);
                out.write(line);
                out.write('\n');
                left -= prefix.length() + line.length() + 1L;
            }
        }
        if (left == limit) {
            throw new IOException("the profile has no stacks");
        }
        return left;
    }
}
