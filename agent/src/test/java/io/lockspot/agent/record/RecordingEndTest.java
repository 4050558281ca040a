package io.lockspot.agent.record;

import io.lockspot.agent.options.BadOptionException;
import io.lockspot.agent.options.Options;
import io.lockspot.agent.probe.Settings;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How a recording ends when Flight Recorder is not to be had; the ends that work are tested in JVMs of their own. */
class RecordingEndTest {

    @TempDir
    private Path directory;

    private final boolean active = Settings.active;
    private final List<String> said = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private Path file;
    private AgentRecording recording;
    private RecordingEnd end;

    /** A JVM that opens no module. */
    private static Instrumentation closed() {
        return (Instrumentation) Proxy.newProxyInstance(
                Instrumentation.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, given) -> {
                    throw new IllegalStateException("not opened");
                });
    }

    @BeforeEach
    void aRecordingThatHasNotBegun() throws BadOptionException {
        file = directory.resolve("a.jfr");
        Instrumentation instrumentation = closed();
        recording =
                new AgentRecording(Options.parse(""), OutputFile.create(file.toString()), instrumentation, said::add);
        Woven woven = new Told();
        recording.weaves(woven);
        end = new RecordingEnd(recording, woven, instrumentation, said::add, new Faults(said::add));
    }

    @AfterEach
    void asItWas() {
        Settings.active = active;
    }

    /** What is done to what is woven. */
    private final class Told implements Woven {

        @Override
        public void awaitProgram() {
            done.add("awaited");
        }

        @Override
        public void complete() {
            done.add("completed");
        }

        @Override
        public void awaitQuiet(BooleanSupplier over) {
            done.add("quiet");
        }

        @Override
        public String summary() {
            return "woven nothing";
        }

        @Override
        public String ownProbes() {
            return "";
        }

        @Override
        public List<HookState> hooks() {
            return List.of();
        }

        @Override
        public void nameLocks(boolean builtInOnly) {
            done.add("named");
        }

        @Override
        public void ended() {
            done.add("ended");
        }

        @Override
        public void remove() {
            done.add("remove");
            throw new IllegalStateException("cannot be retransformed");
        }

        @Override
        public void removed() {
            done.add("removed");
        }
    }

    /** The thread that ends a recording is never measured again: the test's own must be. */
    private static void run(Runnable task) throws InterruptedException {
        Thread thread = new Thread(task);
        thread.start();
        thread.join();
    }

    @Test
    void anEndThatCannotBeginAnyMore_saysSoOnceStopsTheProbesAndLeavesNoFile() throws Exception {
        Settings.active = true;

        run(() -> {
            end.end();
            end.end();
        });

        assertThat(said).hasSize(1).first().asString().startsWith("disabled: ");
        assertThat(done).containsExactly("ended");
        assertThat(Settings.active).isFalse();
        assertThat(file).doesNotExist();
        assertThat(recording.isRunning()).isFalse();
    }

    @Test
    void aStartThatIsRefused_isTakenBackAsFarAsItGoes() {
        Settings.active = true;

        assertThat(end.refuse(new BadOptionException("no room for dumps"))).isTrue();

        assertThat(said)
                .containsExactly(
                        "disabled: no room for dumps",
                        "not all could be taken back: java.lang.IllegalStateException: cannot be retransformed");
        assertThat(done).containsExactly("remove", "ended", "removed");
        assertThat(Settings.active).isFalse();
        assertThat(file).doesNotExist();
    }

    @Test
    void whatCannotBeUnwoven_doesNotKeepTheRestFromGoing() {
        recording.abandon();

        assertThatThrownBy(end::release).hasMessage("cannot be retransformed");
        assertThat(done).containsExactly("remove", "removed");
    }
}
