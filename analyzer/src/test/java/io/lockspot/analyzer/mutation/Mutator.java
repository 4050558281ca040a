package io.lockspot.analyzer.mutation;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Makes mutants, one after the other, and reads each. Those that end in anything but a {@link Verdict}, or take more than
 * a second of CPU time in each of three tries, are kept. Arguments: how many, the seed, a directory, and the originals.
 */
final class Mutator {

    private static final long MOST_CPU_NANOS = 1_000_000_000L;
    private static final int TRIES = 3;
    private static final int WARM_UP = 30;

    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Watchdog watchdog = new Watchdog();
    private final Path directory;
    private final long seed;
    private final List<Original> originals = new ArrayList<>();
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final List<String> findings = new ArrayList<>();
    private long slowestNanos;
    private String slowest = "none";

    private Mutator(Path directory, long seed) {
        this.directory = directory;
        this.seed = seed;
    }

    public static void main(String[] args) throws IOException {
        Mutator mutator = new Mutator(Path.of(args[2]), Long.parseLong(args[1]));
        for (String original : List.of(args).subList(3, args.length)) {
            mutator.originals.add(Original.of(Path.of(original)));
        }
        mutator.originals.add(Original.joined(mutator.originals.subList(0, 2)));
        mutator.originals.sort(Comparator.comparingInt(original -> original.bytes().length));
        mutator.run(Integer.parseInt(args[0]));
        mutator.findings.forEach(System.out::println);
        System.out.println(mutator.summary());
        System.exit(mutator.findings.isEmpty() ? 0 : 1);
    }

    private void run(int mutants) throws IOException {
        watchdog.start();
        for (int i = 0; i < WARM_UP; i++) {
            Original sound = originals.get(i % originals.size());
            Path file = Files.write(directory.resolve("sound.jfr"), sound.bytes());
            Verdict.ofReading(file);
            Verdict.ofCommand(file, i);
        }
        for (int i = 0; i < mutants; i++) {
            mutant(i);
        }
    }

    private void mutant(int number) throws IOException {
        Random random = new Random(seed + number);
        Mutation mutation = Mutation.values()[number % Mutation.values().length];
        Original original = oneOf(originals, random);
        Original other = oneOf(originals, random);
        byte[] bytes = mutation.of(original, other, random);
        Path file = Files.write(directory.resolve("mutant.jfr"), bytes);
        String name = number + "-" + mutation.name().toLowerCase(Locale.ROOT) + "-of-" + original.name();
        watchdog.next(file);
        try {
            long cpu = Long.MAX_VALUE;
            Verdict verdict = null;
            for (int i = 0; i < TRIES && cpu > MOST_CPU_NANOS; i++) {
                long before = process.getProcessCpuTime();
                verdict = number % 2 == 0 ? Verdict.ofReading(file) : Verdict.ofCommand(file, number / 2);
                cpu = Math.min(cpu, process.getProcessCpuTime() - before);
            }
            verdicts.merge(verdict, 1, Integer::sum);
            if (cpu > slowestNanos) {
                slowestNanos = cpu;
                slowest = name;
            }
            if (cpu > MOST_CPU_NANOS) {
                found(name, file, "took " + cpu / 1_000_000 + " ms of CPU time");
            }
        } catch (RuntimeException | Error e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            found(name, file, trace.toString());
        }
    }

    /** Rather a small one: it is read sooner, and damage hits something that matters. */
    private static Original oneOf(List<Original> bySize, Random random) {
        return bySize.get(Math.min(random.nextInt(bySize.size()), random.nextInt(bySize.size())));
    }

    private void found(String name, Path file, String what) throws IOException {
        Path kept = directory.resolve(name + ".jfr");
        Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
        findings.add("found: " + kept + ": " + what);
    }

    private String summary() {
        StringBuilder text = new StringBuilder("mutants: seed ").append(seed);
        verdicts.forEach(
                (verdict, count) -> text.append(", ").append(count).append(' ').append(verdict));
        return text.append(", ")
                .append(findings.size())
                .append(" neither; slowest ")
                .append(slowestNanos / 1_000_000)
                .append(" ms of CPU time (")
                .append(slowest)
                .append("), heap of ")
                .append(Runtime.getRuntime().maxMemory() >> 20)
                .append(" MiB")
                .toString();
    }
}
