package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Tells the locks of what records from those of the program. Whose code that is stands in {@code recorder-locks.txt}. */
final class RecorderLocks {

    private static final String FILE = "recorder-locks.txt";

    /** What stands in a lock's name between its class and the method that takes it. */
    private static final String TAKEN_IN = " in ";

    private static final String COLLECTIONS = "java.util.";

    private static final List<Recorder> RECORDERS = read();

    /** @param classes how their names begin */
    private record Recorder(String classes, String name) {}

    private RecorderLocks() {}

    /** What the lock is, when it is one of these. */
    static Optional<String> explanation(LockStats lock) {
        return RECORDERS.stream()
                .filter(r -> isOf(r, lock))
                .findFirst()
                .map(r -> "a lock of what records (" + r.name + "), not of the program");
    }

    private static boolean isOf(Recorder recorder, LockStats lock) {
        if (!lock.lock().kind().inJava()) {
            return false;
        }
        String name = lock.lock().name();
        int site = name.indexOf(TAKEN_IN);
        return name.startsWith(recorder.classes)
                || site >= 0 && name.startsWith(recorder.classes, site + TAKEN_IN.length())
                || onlyWaitersOf(recorder, lock.waiters().keySet());
    }

    private static boolean onlyWaitersOf(Recorder recorder, Set<Stack> waiters) {
        return !waiters.isEmpty()
                && waiters.stream()
                        .allMatch(stack -> user(stack)
                                .filter(f -> f.name().startsWith(recorder.classes))
                                .isPresent());
    }

    /** Who uses the collection or the lock that the thread waits in. */
    private static Optional<Frame> user(Stack stack) {
        List<Frame> frames = stack.frames();
        int at = frames.size() - 1;
        while (at >= 0 && frames.get(at).name().startsWith(COLLECTIONS)) {
            at--;
        }
        return at < 0 ? Optional.empty() : Optional.of(frames.get(at));
    }

    private static List<Recorder> read() {
        try (InputStream in = Objects.requireNonNull(RecorderLocks.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" +", 2))
                    .map(words -> new Recorder(words[0], words[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
