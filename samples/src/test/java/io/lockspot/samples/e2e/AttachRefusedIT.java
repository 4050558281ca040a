package io.lockspot.samples.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What cannot be attached to says why, and what to do; nothing happens to it. */
class AttachRefusedIT {

    @TempDir
    Path temp;

    private Analyzer lockspot;

    @BeforeEach
    void load() throws Exception {
        lockspot = new Analyzer();
    }

    @ParameterizedTest
    @EnumSource(Jdk.Wanted.class)
    void aJvmThatLetsNobodyAttach(Jdk.Wanted wanted) throws Exception {
        try (TalkingJvm jvm = start(wanted.orSkip(), "-XX:+DisableAttachMechanism")) {
            assertRefused(jvm, "-XX:+DisableAttachMechanism", "-javaagent:lockspot-agent.jar");
        }
    }

    @ParameterizedTest
    @EnumSource(Jdk.Wanted.class)
    void aJvmThatTakesNoAgentWhileItRuns(Jdk.Wanted wanted) throws Exception {
        try (TalkingJvm jvm = start(wanted.orSkip(), "-XX:-EnableDynamicAgentLoading")) {
            assertRefused(jvm, "-XX:-EnableDynamicAgentLoading", "-javaagent:lockspot-agent.jar");
        }
    }

    @Test
    void aJvmThatIsStopped() throws Exception {
        try (TalkingJvm jvm = start(Jdk.running())) {
            signal("STOP", jvm.pid());
            assertRefused(jvm, "is stopped", "kill -CONT " + jvm.pid());
            signal("CONT", jvm.pid());
        }
    }

    @Test
    void aProcessThatIsNoJvm_livesOn() throws Exception {
        Process sleep = new ProcessBuilder("sleep", "100").start();
        try {
            ChildJvm.Ended ended = lockspot.run("attach", Long.toString(sleep.pid()));

            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err()).contains("is no Java process");
            assertThat(sleep.waitFor(200, TimeUnit.MILLISECONDS)).as("ended").isFalse();
        } finally {
            sleep.destroyForcibly();
        }
    }

    @Test
    void aJvmThatSeesOtherFiles() throws Exception {
        Path hidden = temp.resolve("hidden");
        assumeThat(exitCode("unshare", "-m", "true"))
                .as("namespaces can be made here (root only)")
                .isZero();
        Files.createDirectory(hidden);
        Path jar = Files.copy(Products.agentJar(), hidden.resolve("lockspot-agent.jar"));
        String java = Jdk.running().java() + " -cp " + Victim.classPath() + " " + Victim.class.getName() + " hang";
        Process process = new ProcessBuilder(
                        "unshare", "-m", "sh", "-c", "mount -t tmpfs tmpfs " + hidden + " && exec " + java)
                .start();
        try {
            awaitJvm(process);
            ChildJvm.Ended ended = lockspot.run("attach", Long.toString(process.pid()), "--agent-jar", jar.toString());

            assertThat(ended.exitCode()).as("%s", ended).isEqualTo(1);
            assertThat(ended.err()).contains("sees other files").contains("--agent-jar");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aJvmOfAnotherUser() throws Exception {
        assumeThat(exitCode(
                        "setpriv",
                        "--reuid=65534",
                        "--clear-groups",
                        Jdk.running().java().toString(),
                        "-version"))
                .as("another user can be had here (root only)")
                .isZero();
        try (TalkingJvm jvm = start(Jdk.running())) {
            Path analyzer = Products.HOME.resolve("analyzer/target/lockspot.jar");
            assumeThat(exitCode("setpriv", "--reuid=65534", "--clear-groups", "test", "-r", analyzer.toString()))
                    .as("another user can read the build")
                    .isZero();
            ChildJvm.Ended ended = ChildJvm.shell(
                            temp,
                            "exec setpriv --reuid=65534 --clear-groups "
                                    + Jdk.running().java() + " -jar " + analyzer + " attach " + jvm.pid()
                                    + " --agent-jar " + Products.agentJar())
                    .run();

            assertThat(ended.exitCode()).as("%s", ended).isEqualTo(1);
            assertThat(ended.err()).contains("belongs to user").contains("sudo -u");
            assertThat(jvm.isAlive()).isTrue();
        }
    }

    @Test
    void whatIsNotThere() throws Exception {
        assertThat(lockspot.run("attach", "999999999").err()).contains("there is no process 999999999");
        ChildJvm.Ended nobody = lockspot.run("attach", "no.such.Program");
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.err()).contains("no running JVM");
        try (TalkingJvm jvm = start(Jdk.running())) {
            String pid = Long.toString(jvm.pid());
            ChildJvm.Ended noJar = lockspot.run("attach", pid, "--agent-jar", "/nonexistent/agent.jar");
            assertThat(noJar.exitCode()).isEqualTo(1);
            assertThat(noJar.err()).contains("/nonexistent/agent.jar: there is no such jar");
            assertThat(lockspot.run("status", pid).err()).contains("no lockspot agent is in");
            assertThat(lockspot.run("detach", pid).err()).contains("no lockspot agent is at work in");
            ChildJvm.Ended misspelt = lockspot.run("attach", pid, "treshold=1ms");
            assertThat(misspelt.exitCode()).isEqualTo(1);
            assertThat(misspelt.err()).contains("did you mean 'threshold'?");
        }
    }

    private TalkingJvm start(Jdk jdk, String... options) throws Exception {
        String[] arguments = new String[options.length + 3];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = "-cp";
        arguments[options.length + 1] = Victim.classPath();
        arguments[options.length + 2] = AttachedVictim.class.getName();
        TalkingJvm jvm = TalkingJvm.start(jdk, temp, arguments);
        jvm.hear("start");
        return jvm;
    }

    private void assertRefused(TalkingJvm jvm, String... words) throws Exception {
        ChildJvm.Ended ended = lockspot.run("attach", Long.toString(jvm.pid()));
        assertThat(ended.exitCode()).as("%s", ended).isEqualTo(1);
        assertThat(ended.err()).contains(words);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(jvm.isAlive()).isTrue();
    }

    private static void awaitJvm(Process process) throws Exception {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        for (int i = 0; i < 600; i++) {
            // Signal 3 is the third bit; the shell before it catches none.
            String caught = Files.readString(status).split("SigCgt:\t")[1].substring(0, 16);
            if ((Long.parseUnsignedLong(caught, 16) & 4) != 0) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("the JVM does not start");
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(exitCode("kill", "-" + name, Long.toString(pid))).isZero();
    }

    private static int exitCode(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
