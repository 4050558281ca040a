package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a process can be attached to, before it is tried: attaching begins with a signal that ends what is no JVM, and
 * that makes a JVM which does not want it print all its threads.
 */
final class Preflight {

    private static final long SIGQUIT = 1L << 3 - 1;

    private Preflight() {}

    /** @throws IOException with the reason why not, and what to do */
    static void check(Jvm jvm) throws IOException {
        Optional<String> refusal = refusal(jvm, Proc.of(jvm.pid()), Proc.self().user());
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
    }

    /** @param self the number of the user who asks */
    static Optional<String> refusal(Jvm jvm, Proc process, long self) {
        if (!process.exists()) {
            return Optional.of("there is no process " + jvm.pid());
        }
        long owner = process.user();
        if (self != 0 && owner != self) {
            return Optional.of(jvm + " belongs to user " + process.userName(owner)
                    + ", and only that user and root may attach to it: sudo -u " + process.userName(owner)
                    + " lockspot …");
        }
        Optional<String> maps = process.readOfProcess("maps");
        if (maps.isEmpty()) {
            return Optional.of(jvm + " does not let itself be looked at (it may be in another user namespace, or this"
                    + " one lacks CAP_SYS_PTRACE): run lockspot as the same user in the same container");
        }
        if (!maps.get().contains("libjvm.so")) {
            return Optional.of(jvm + " is no Java process");
        }
        if (process.status("State").startsWith("T")) {
            return Optional.of(jvm + " is stopped and answers nobody: kill -CONT " + jvm.pid());
        }
        if (process.hasFlag("-XX:+DisableAttachMechanism")) {
            return Optional.of(jvm + " was started with -XX:+DisableAttachMechanism and lets nobody attach: start it"
                    + " without, or with -javaagent:lockspot-agent.jar");
        }
        if ((process.mask("SigCgt") & SIGQUIT) == 0 && !listens(process)) {
            return Optional.of(jvm + " does not listen to the signal that attaching begins with: it is still starting"
                    + "; try again, or start it with -javaagent:lockspot-agent.jar");
        }
        return Optional.empty();
    }

    /** Whether somebody has attached before: then the JVM needs no signal. */
    private static boolean listens(Proc process) {
        String[] ids = process.status("NSpid").split("\\s+");
        Path socket = process.ofProcess("root/tmp/.java_pid" + ids[ids.length - 1]);
        return Files.exists(socket);
    }
}
