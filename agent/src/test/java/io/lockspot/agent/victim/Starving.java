package io.lockspot.agent.victim;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that runs out of stack or of memory, again and again, in the middle of its work on channels; then it works
 * on. The first argument says what it runs out of.
 */
public final class Starving {

    private static final int ROUNDS = 20;
    private static final int AFTERWARDS = 100;

    private int starved;

    private Starving() {}

    public static void main(String[] args) throws Exception {
        Starving program = new Starving();
        // The JDK cannot make up for a class whose initialiser ran out of stack: all must be there before.
        work();
        program.starve(new String[] {args[0], "2048"});
        program.starved = 0;
        for (int i = 0; i < (args[0].equals("stack") ? ROUNDS : ROUNDS / 5); i++) {
            program.starve(args);
        }
        System.out.println(program.starved + " times");
        for (int i = 0; i < AFTERWARDS; i++) {
            work();
        }
        System.out.println("worked on");
    }

    private void starve(String[] how) throws Exception {
        if (how[0].equals("stack")) {
            Thread thread = new Thread(null, this::dive, "diver", Long.parseLong(how[1]) << 10);
            thread.start();
            thread.join();
        } else {
            fill();
        }
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
                work();
                return false;
            } catch (StackOverflowError e) {
                starved++;
            }
        }
        return starving;
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

    /** With a selector of its own: an error in the middle of the JDK's code may leave one useless. */
    private static void work() throws IOException {
        try (Selector selector = Selector.open()) {
            Pipe pipe = Pipe.open();
            try {
                pipe.source().configureBlocking(false);
                pipe.source().register(selector, SelectionKey.OP_READ);
                selector.selectNow();
            } finally {
                pipe.sink().close();
                pipe.source().close();
            }
        }
    }
}
