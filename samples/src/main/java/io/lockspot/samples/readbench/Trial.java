package io.lockspot.samples.readbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** All readings of one input. In each round every contestant reads it once; every other round goes backwards. */
final class Trial {

    private final Input input;
    private final Path file;
    private final long bytes;
    private final Map<Contestant, List<Reading>> readings = new LinkedHashMap<>();

    Trial(Input input, Path file, List<Contestant> contestants) throws IOException {
        this.input = input;
        this.file = file;
        this.bytes = Files.size(file);
        contestants.forEach(contestant -> readings.put(contestant, new ArrayList<>()));
    }

    void run(int rounds, Path work, PrintWriter err) throws IOException, InterruptedException {
        // Brings the file into the page cache: this is about reading, not about the disk.
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        for (int round = 0; round < rounds; round++) {
            List<Contestant> order = new ArrayList<>(readings.keySet());
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            for (Contestant contestant : order) {
                err.println(
                        file.getFileName() + ", round " + (round + 1) + " of " + rounds + ": " + contestant.label());
                err.flush();
                Reading reading = Reading.of(contestant, work);
                reading.complain(err);
                readings.get(contestant).add(reading);
            }
        }
    }

    Input input() {
        return input;
    }

    Path file() {
        return file;
    }

    long bytes() {
        return bytes;
    }

    List<Contestant> contestants() {
        return List.copyOf(readings.keySet());
    }

    List<Reading> readings(Contestant of) {
        return readings.get(of);
    }

    boolean failed() {
        return readings.keySet().stream().anyMatch(this::failed);
    }

    boolean failed(Contestant contestant) {
        return readings.get(contestant).stream().anyMatch(reading -> reading.failure() != null);
    }

    /** Megabytes (a million bytes) a second, of every round. */
    Spread speed(Contestant of) {
        return Spread.of(
                readings.get(of).stream().mapToDouble(reading -> speed(reading)).toArray());
    }

    /** How many times as fast as its baseline, of every round; null without one. */
    Spread ratio(Contestant of) {
        return ratio(of, Reading::wallNanos);
    }

    /** The same by the time that the cores were busy for it, which other programs on the machine disturb less. */
    Spread cpuRatio(Contestant of) {
        return ratio(of, Reading::cpuNanos);
    }

    private Spread ratio(Contestant of, ToLongFunction<Reading> time) {
        List<Reading> own = readings.get(of);
        List<Reading> others = readings.get(of.baseline());
        if (others == null || failed(of) || failed(of.baseline())) {
            return null;
        }
        double[] ratios = new double[own.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = (double) time.applyAsLong(others.get(i)) / time.applyAsLong(own.get(i));
        }
        return Spread.of(ratios);
    }

    private double speed(Reading reading) {
        return bytes * 1e3 / reading.wallNanos();
    }
}
