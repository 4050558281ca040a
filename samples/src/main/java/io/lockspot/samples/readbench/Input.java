package io.lockspot.samples.readbench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What is read. Each is made once, by real recorders from a real program, and then kept. */
enum Input {
    /** Samples of async-profiler, stacks of 50 to 200 frames, hardly one like another. */
    PROFILE("profile.jfr", 164_000_000, "2 times") {
        @Override
        void make(Path file, long bytes, Places places) throws IOException, InterruptedException {
            ProfileInput.make(file, bytes, places);
        }
    },
    /** Samples of async-profiler, tens of frames deep, some thousands of stacks that come again and again. */
    SERVER("server.jfr", 164_000_000, "") {
        @Override
        void make(Path file, long bytes, Places places) throws IOException, InterruptedException {
            ServerInput.make(file, bytes, places);
        }
    },
    /** The same in hundreds of chunks, as of a profiler that often begins a new one. */
    CHUNKS("chunks.jfr", 164_000_000, "") {
        @Override
        void make(Path file, long bytes, Places places) throws IOException, InterruptedException {
            ServerInput.makeOfSmallChunks(file, bytes, places);
        }
    },
    /** Small events of a program's own, which lockspot has no use for. */
    EVENTS("events.jfr", 208_000_000, "300 MB/s") {
        @Override
        void make(Path file, long bytes, Places places) throws IOException, InterruptedException {
            EventsInput.make(file, "small", bytes, places);
        }
    },
    /** Small events that lockspot does use: waits for locks, as the agent writes them. */
    WAITS("waits.jfr", 208_000_000, "") {
        @Override
        void make(Path file, long bytes, Places places) throws IOException, InterruptedException {
            EventsInput.make(file, "waits", bytes, places);
        }
    },
    /** Output of perf script. */
    PERF("perf-script.txt", 1L << 30, "10 times") {
        @Override
        void make(Path file, long bytes, Places places) throws IOException, InterruptedException {
            PerfInput.make(file, bytes, places);
        }
    },
    /** Collapsed stacks. */
    COLLAPSED("stacks.collapsed", 293_000_000, "") {
        @Override
        void make(Path file, long bytes, Places places) throws IOException, InterruptedException {
            CollapsedInput.make(file, bytes, places);
        }
    };

    private final String file;
    private final long bytes;
    private final String goal;

    Input(String file, long bytes, String goal) {
        this.file = file;
        this.bytes = bytes;
        this.goal = goal;
    }

    abstract void make(Path file, long bytes, Places places) throws IOException, InterruptedException;

    /** What lockspot is to reach at least; empty where nothing was said. */
    String goal() {
        return goal;
    }

    Path file(Places places) {
        return places.inputs().resolve(file);
    }

    void makeIfMissing(Places places, double scale, PrintWriter err) throws IOException, InterruptedException {
        Path made = file(places);
        if (!Files.exists(made)) {
            err.println("making " + made);
            err.flush();
            Path unfinished = places.inputs().resolve(file + ".unfinished");
            Files.deleteIfExists(unfinished);
            make(unfinished, (long) (bytes * scale), places);
            Files.move(unfinished, made, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
