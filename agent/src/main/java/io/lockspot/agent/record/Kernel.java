package io.lockspot.agent.record;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the running kernel says about itself. Unreadable answers are {@code unknown}. */
final class Kernel {

    static final String UNKNOWN = "unknown";

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

    /**
     * How the kernel releases a descriptor that epoll watches. Told from function names, for the fix was ported back:
     * the same version number can mean either.
     *
     * @return {@code refcount}, {@code epmutex} or {@code unknown}
     */
    String epollRelease() {
        boolean epoll = false;
        try (BufferedReader symbols = Files.newBufferedReader(proc.resolve("kallsyms"), StandardCharsets.ISO_8859_1)) {
            for (String line = symbols.readLine(); line != null; line = symbols.readLine()) {
                if (line.endsWith(" ep_clear_and_put") || line.endsWith(" ep_refcount_dec_and_test")) {
                    return "refcount";
                }
                epoll |= line.endsWith(" eventpoll_release_file");
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
