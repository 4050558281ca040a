package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.Check;
import io.lockspot.analyzer.model.Check.State;
import java.util.ArrayList;
import java.util.List;

/** The kernel, and what it lets a process see of itself. */
final class KernelChecks {

    private static final long PERFMON = 1L << 38;
    private static final long SYSLOG = 1L << 34;
    private static final long ADMIN = 1L << 21;

    private final Proc process;

    KernelChecks(Proc process) {
        this.process = process;
    }

    List<Check> all() {
        return List.of(kernel(), epollRelease(), capabilities(), perfEvents(), kernelNames());
    }

    private Check kernel() {
        return Check.fine("kernel", "kernel", setting("osrelease"));
    }

    private String setting(String name) {
        return process.read("proc/sys/kernel/" + name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse("unknown");
    }

    /** Told from the names of functions, not from the version: distributions port the fix back. */
    private Check epollRelease() {
        String symbols = process.read("proc/kallsyms").orElse("");
        if (symbols.contains(" ep_clear_and_put\n") || symbols.contains(" ep_refcount_dec_and_test\n")) {
            return Check.fine("epollRelease", "epoll release", "refcount: closing takes no global mutex (fixed)");
        }
        if (symbols.contains(" eventpoll_release_file\n")) {
            return new Check(
                    "epollRelease",
                    "epoll release",
                    State.LIMITED,
                    "epmutex: every close of a watched descriptor takes one global mutex",
                    "that is the kernel's own bottleneck; a kernel of 6.4 or later, or one with the fix, has none");
        }
        return new Check(
                "epollRelease",
                "epoll release",
                State.UNKNOWN,
                "the kernel's symbols cannot be read",
                "whether this kernel has the global mutex cannot be told; read /proc/kallsyms on the host");
    }

    private boolean may(long capability) {
        return (process.mask("CapEff") & (capability | ADMIN)) != 0;
    }

    private Check capabilities() {
        List<String> has = new ArrayList<>();
        if (may(PERFMON)) {
            has.add("CAP_PERFMON");
        }
        if ((process.mask("CapEff") & SYSLOG) != 0) {
            has.add("CAP_SYSLOG");
        }
        if (may(ADMIN)) {
            has.add("CAP_SYS_ADMIN");
        }
        String who = "user " + process.userName(process.user());
        return Check.fine(
                "capabilities",
                "permissions",
                who + ", " + (has.isEmpty() ? "no capability that helps" : String.join(", ", has)));
    }

    private Check perfEvents() {
        String paranoid = setting("perf_event_paranoid");
        String found = "perf_event_paranoid = " + paranoid;
        if (may(PERFMON) || isAtMost(paranoid, 1)) {
            return Check.fine("perfEvents", "kernel frames", found);
        }
        String remedy = "CPU samples end where the kernel begins: sysctl kernel.perf_event_paranoid=1, or CAP_PERFMON";
        return new Check("perfEvents", "kernel frames", State.LIMITED, found, remedy);
    }

    private Check kernelNames() {
        String restrict = setting("kptr_restrict");
        String found = "kptr_restrict = " + restrict;
        boolean shown = isAtMost(restrict, 0) || (process.mask("CapEff") & SYSLOG) != 0 && isAtMost(restrict, 1);
        return shown
                ? Check.fine("kernelNames", "kernel names", found)
                : new Check(
                        "kernelNames",
                        "kernel names",
                        State.LIMITED,
                        found,
                        "kernel frames have no names: sysctl kernel.kptr_restrict=0, or CAP_SYSLOG");
    }

    private static boolean isAtMost(String value, int most) {
        try {
            return Integer.parseInt(value) <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
