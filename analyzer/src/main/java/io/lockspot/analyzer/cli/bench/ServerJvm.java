package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.cli.live.Jvms;
import io.lockspot.analyzer.cli.live.Proc;
import io.lockspot.analyzer.model.Jvm;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which JVM below a command is the server: the one that was started with the agent, that has the wanted name, that listens
 * at the port; in this order, as far as one is needed to choose between several.
 *
 * @param name part of the name of its main class; empty when it may have any
 * @param port where it listens, when that is known
 */
record ServerJvm(String name, OptionalInt port) {

    /** @throws IOException when there is none, or several; the message says what to do */
    Jvm among(ProcessTree tree) throws IOException {
        List<Long> running = tree.members().stream().filter(ServerJvm::isJvm).toList();
        if (running.isEmpty()) {
            throw new IOException("no JVM runs below the command");
        }
        Map<Long, String> names = Jvms.running().stream().collect(Collectors.toMap(Jvm::pid, Jvm::name));
        List<Long> left = narrowed(running, ServerJvm::hasAgent);
        if (!name.isEmpty()) {
            left = left.stream()
                    .filter(pid -> names.getOrDefault(pid, "")
                            .toLowerCase(Locale.ROOT)
                            .contains(name.toLowerCase(Locale.ROOT)))
                    .toList();
        }
        if (port.isPresent()) {
            left = narrowed(left, pid -> Listeners.listens(pid, port.getAsInt()));
        }
        if (left.size() != 1) {
            String all = running.stream()
                    .map(pid -> new Jvm(pid, names.getOrDefault(pid, "")).toString())
                    .collect(Collectors.joining(", "));
            throw new IOException(
                    left.isEmpty()
                            ? "no JVM below the command has '" + name + "' in its name; there are: " + all
                            : "several JVMs run below the command; say with --jvm which is the server: " + all);
        }
        return new Jvm(left.get(0), names.getOrDefault(left.get(0), ""));
    }

    /** Those for which it is so, or all when it is so for none. */
    private static List<Long> narrowed(List<Long> pids, Predicate<Long> what) {
        List<Long> found = pids.size() < 2 ? pids : pids.stream().filter(what).toList();
        return found.isEmpty() ? pids : found;
    }

    /** Whether it was started with the agent. */
    static boolean hasAgent(long pid) {
        return Proc.of(pid).commandLine().stream()
                .anyMatch(word -> word.startsWith("-javaagent:") && word.contains("lockspot"));
    }

    private static boolean isJvm(long pid) {
        return Proc.of(pid).readOfProcess("maps").orElse("").contains("/libjvm.so");
    }
}
