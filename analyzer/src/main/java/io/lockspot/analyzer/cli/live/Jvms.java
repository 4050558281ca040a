package io.lockspot.analyzer.cli.live;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import io.lockspot.analyzer.cli.UsageException;
import io.lockspot.analyzer.model.Jvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The JVMs that this user may see. */
public final class Jvms {

    /** As many as a message can bear. */
    private static final int LISTED = 12;

    private Jvms() {}

    /** All but this one. */
    public static List<Jvm> running() throws IOException {
        if (ModuleLayer.boot().findModule("jdk.attach").isEmpty()) {
            throw new IOException("this Java has no module jdk.attach, which talks to running JVMs: start lockspot with"
                    + " a JDK (set JAVA_HOME)");
        }
        List<Jvm> found = new ArrayList<>();
        for (VirtualMachineDescriptor one : VirtualMachine.list()) {
            if (isNumber(one.id())
                    && Long.parseLong(one.id()) != ProcessHandle.current().pid()) {
                found.add(new Jvm(Long.parseLong(one.id()), firstWord(one.displayName())));
            }
        }
        found.sort(Comparator.comparingLong(Jvm::pid));
        return found;
    }

    /**
     * The JVM of a process id, or the one whose main class has that in its name.
     *
     * @throws UsageException when there are several
     * @throws IOException when there is none; the message lists those that there are
     */
    public static Jvm find(String wanted) throws IOException, UsageException {
        List<Jvm> running = running();
        if (isNumber(wanted)) {
            long pid = Long.parseLong(wanted);
            return running.stream().filter(j -> j.pid() == pid).findFirst().orElse(new Jvm(pid, ""));
        }
        return choose(wanted, running);
    }

    static Jvm choose(String wanted, List<Jvm> running) throws IOException, UsageException {
        String lower = wanted.toLowerCase(Locale.ROOT);
        List<Jvm> same =
                matching(running, j -> j.name().equals(wanted) || j.name().endsWith("." + wanted));
        List<Jvm> found = same.isEmpty()
                ? matching(running, j -> j.name().toLowerCase(Locale.ROOT).contains(lower))
                : same;
        if (found.isEmpty()) {
            throw new IOException("no running JVM that this user may see has '" + wanted
                    + "' in the name of its main class"
                    + (running.isEmpty() ? "; there is none at all" : "; there are: " + list(running)));
        }
        if (found.size() > 1) {
            throw new UsageException(
                    "'" + wanted + "' is in the name of several JVMs; give a process id: " + list(found));
        }
        return found.get(0);
    }

    private static List<Jvm> matching(List<Jvm> jvms, Predicate<Jvm> which) {
        return jvms.stream().filter(which).toList();
    }

    private static String list(List<Jvm> jvms) {
        return jvms.stream()
                        .limit(LISTED)
                        .map(j -> j.pid() + (j.name().isEmpty() ? "" : " " + j.name()))
                        .collect(Collectors.joining(", "))
                + (jvms.size() > LISTED ? " and " + (jvms.size() - LISTED) + " more" : "");
    }

    /** Everything behind the first word may be a secret. */
    private static String firstWord(String command) {
        int space = command.indexOf(' ');
        return space < 0 ? command : command.substring(0, space);
    }

    private static boolean isNumber(String text) {
        return text.length() <= 18 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
