package io.lockspot.agent.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the running kernel says about itself. Unreadable answers are {@code unknown}. */
final class Kernel {

    static final String UNKNOWN = "unknown";

    /** Numbers of capabilities; the last implies the other two. */
    private static final int CAP_PERFMON = 38;

    private static final int CAP_SYSLOG = 34;
    private static final int CAP_SYS_ADMIN = 21;

    private final Path proc;

    Kernel(Path proc) {
        this.proc = proc;
    }

    static Kernel running() {
        return new Kernel(Path.of("/proc"));
    }

    String release() {
        return line("sys/kernel/osrelease");
    }

    /** One line such as {@code perf_event_paranoid=2, kptr_restrict=1}: what stands before kernel frames. */
    String restrictions() {
        return "perf_event_paranoid=" + line("sys/kernel/perf_event_paranoid") + ", kptr_restrict="
                + line("sys/kernel/kptr_restrict");
    }

    /** CPUs of the machine that are on; 0 when unknown. */
    int cpus() {
        int cpus = 0;
        try (BufferedReader lines = Files.newBufferedReader(proc.resolve("stat"), StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cpus += line.matches("cpu[0-9].*") ? 1 : 0;
            }
        } catch (IOException e) {
            return 0;
        }
        return cpus;
    }

    /**
     * What this process may do, as far as profiling is concerned: the restrictions, whether it has the capabilities that
     * lift them, and whether its system calls are filtered, as containers' are.
     */
    String permissions() {
        String capabilities = status("CapEff:");
        return restrictions() + ", CAP_PERFMON=" + capability(capabilities, CAP_PERFMON) + ", CAP_SYSLOG="
                + capability(capabilities, CAP_SYSLOG) + ", CAP_SYS_ADMIN=" + capability(capabilities, CAP_SYS_ADMIN)
                + ", seccomp=" + seccomp();
    }

    private static String capability(String effective, int bit) {
        try {
            return (Long.parseUnsignedLong(effective, 16) >>> bit & 1) == 1 ? "yes" : "no";
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }

    private String seccomp() {
        return switch (status("Seccomp:")) {
            case "0" -> "off";
            case "1" -> "strict";
            case "2" -> "filter";
            default -> UNKNOWN;
        };
    }

    private String status(String key) {
        try {
            return Files.readAllLines(proc.resolve("self/status"), StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /**
     * How the kernel releases a descriptor that epoll watches. Told from function names, for the fix was ported back:
     * the same version number can mean either.
     *
     * @return {@code refcount}, {@code epmutex} or {@code unknown}
     */
    String epollRelease() {
        boolean epoll = false;
        try (Symbols symbols = new Symbols(proc.resolve("kallsyms"))) {
            for (String lines = symbols.next(); lines != null; lines = symbols.next()) {
                if (Symbols.has(lines, "ep_clear_and_put") || Symbols.has(lines, "ep_refcount_dec_and_test")) {
                    return "refcount";
                }
                epoll |= Symbols.has(lines, "eventpoll_release_file");
            }
        } catch (IOException e) {
            return UNKNOWN;
        }
        return epoll ? "epmutex" : UNKNOWN;
    }

    private String line(String file) {
        try {
            String text = Files.readString(proc.resolve(file), StandardCharsets.ISO_8859_1)
                    .strip();
            return text.isEmpty() ? UNKNOWN : text;
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
