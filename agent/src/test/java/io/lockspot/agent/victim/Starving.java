package io.lockspot.agent.victim;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that runs out of stack or of memory, again and again, in the middle of its work on channels; then it works
 * on. The first argument says what it runs out of.
 */
public final class Starving {

    private static final int ROUNDS = 8;
    private static final int AFTERWARDS = 100;

    /** More than there are depths from which the work cannot be done. */
    private static final int ATTEMPTS = 60;

    /** Longer than the agent's threads rest. */
    private static final long HELD_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    /** For the thread that dives: one for each attempt, for an error in the middle of the JDK's code leaves it useless. */
    private final List<Channels> prepared = new ArrayList<>();

    /** Made before there is no room for it. */
    private final List<StackOverflowError> errors = new ArrayList<>(ROUNDS * ATTEMPTS + ATTEMPTS);

    private int attempts;
    private int starved;
    private boolean held;

    private Starving() {}

    public static void main(String[] args) throws Exception {
        Starving program = new Starving();
        // The JDK cannot make up for a class whose initialiser ran out of stack: all must be there before.
        work();
        LockSupport.parkNanos(1);
        program.starve(new String[] {args[0], "2048"});
        program.starved = 0;
        for (int i = 0; i < (args[0].equals("stack") ? ROUNDS : ROUNDS / 2); i++) {
            program.starve(args);
        }
        System.out.println(program.starved + " times, in the agent " + program.thrownByTheAgent());
        for (int i = 0; i < AFTERWARDS; i++) {
            work();
        }
        System.out.println("worked on");
    }

    private void starve(String[] how) throws Exception {
        if (how[0].equals("stack")) {
            attempts = 0;
            for (int i = 0; i < ATTEMPTS; i++) {
                prepared.add(new Channels());
            }
            Thread thread = new Thread(null, this::dive, "diver", Long.parseLong(how[1]) << 10);
            thread.start();
            thread.join();
            for (Channels used : prepared) {
                try {
                    used.close();
                } catch (RuntimeException damaged) {
                    // The JDK does not expect what an error in the middle of its own code has left.
                }
            }
            prepared.clear();
        } else {
            fill();
        }
    }

    private long thrownByTheAgent() {
        return errors.stream()
                .filter(error -> Arrays.stream(error.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith("io.lockspot.agent.probe.")))
                .count();
    }

    private void dive() {
        try {
            deeper(0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Works nearer and nearer to the end of the stack on the way back, until there is room enough. */
    private boolean deeper(int depth) throws IOException {
        boolean starving;
        try {
            starving = deeper(depth + 1);
        } catch (StackOverflowError e) {
            starving = true;
        }
        if (starving) {
            try {
                prepared.get(attempts++).use();
                return false;
            } catch (StackOverflowError e) {
                starved++;
                errors.add(e);
            }
        }
        return starving && attempts < ATTEMPTS;
    }

    private void fill() throws IOException {
        List<byte[]> all = new ArrayList<>();
        try {
            for (int size = 1 << 20; ; size = Math.max(16, size / 16)) {
                takeAll(all, size);
                if (size == 16) {
                    throw new OutOfMemoryError("filled");
                }
            }
        } catch (OutOfMemoryError e) {
            try {
                work();
            } catch (OutOfMemoryError none) {
                starved++;
            }
            if (!held) {
                held = true;
                LockSupport.parkNanos(HELD_NANOS);
            }
            all.clear();
        }
    }

    private static void takeAll(List<byte[]> all, int size) {
        try {
            while (true) {
                all.add(new byte[size]);
            }
        } catch (OutOfMemoryError e) {
            // Smaller ones may still fit.
        }
    }

    private static void work() throws IOException {
        try (Channels channels = new Channels()) {
            channels.use();
        }
    }

    /** With a selector of their own. To open one takes more stack than all that is done with it. */
    private static final class Channels implements AutoCloseable {

        private final Selector selector = Selector.open();
        private final Pipe pipe = Pipe.open();

        Channels() throws IOException {
            pipe.source().configureBlocking(false);
        }

        void use() throws IOException {
            pipe.source().register(selector, SelectionKey.OP_READ);
            selector.selectNow();
            pipe.source().close();
            selector.selectNow();
        }

        @Override
        public void close() throws IOException {
            pipe.sink().close();
            pipe.source().close();
            selector.close();
        }
    }
}
