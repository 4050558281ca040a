package io.lockspot.agent.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The recorder's loop: steps, what is asked for in between, and what fails. */
@Timeout(60)
class RecorderLoopTest {

    private final Requests requests = new Requests();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Script script = new Script();
    private Thread thread;

    /** Steps that do what the test says. */
    private static final class Script implements RecorderLoop.Steps {
        private final OwnCost cost = new OwnCost();
        private final List<Requests.Kind> taken = new CopyOnWriteArrayList<>();
        private volatile boolean ended;
        private volatile Consumer<Requests.Kind> step = asked -> {};

        @Override
        public boolean haveEnded() {
            return ended;
        }

        @Override
        public OwnCost cost() {
            return cost;
        }

        @Override
        public void take(Requests.Kind asked, long nanos) {
            taken.add(asked);
            ended |= asked == Requests.Kind.STOP;
            step.accept(asked);
        }
    }

    private void start() {
        thread = new Thread(() -> {
            new RecorderLoop(script, requests, new Faults(said::add)).run();
            requests.close();
        });
        thread.start();
    }

    @AfterEach
    void itsEnd() throws Exception {
        script.ended = true;
        thread.join();
    }

    @Test
    void whatIsAskedFor_isDoneAtOnceAndOnce() throws Exception {
        start();

        requests.await(Requests.Kind.DUMP);
        requests.await(Requests.Kind.DUMP);
        requests.await(Requests.Kind.STOP);

        thread.join();
        assertThat(script.taken)
                .filteredOn(asked -> asked != null)
                .containsExactly(Requests.Kind.DUMP, Requests.Kind.DUMP, Requests.Kind.STOP);
        assertThat(said).isEmpty();
    }

    @Test
    void withoutBeingAsked_aStepComesEachSecond() throws Exception {
        script.step = asked -> script.ended = true;
        start();

        thread.join();

        List<Requests.Kind> once = new ArrayList<>();
        once.add(null);
        assertThat(script.taken).isEqualTo(once);
    }

    @Test
    void aStepThatFails_isSaidOnceAndTheNextComes() throws Exception {
        script.step = asked -> {
            if (script.taken.size() < 4) {
                throw new OutOfMemoryError("none left");
            }
        };
        start();

        for (int i = 0; i < 4; i++) {
            requests.await(Requests.Kind.DUMP);
        }

        assertThat(script.taken).hasSizeGreaterThanOrEqualTo(4);
        assertThat(said).containsExactly("a beat was missed: java.lang.OutOfMemoryError: none left");
    }

    @Test
    void whereTheWordsFailToo_itGoesOn() throws IOException {
        script.step = asked -> {
            throw new OutOfMemoryError("none left");
        };
        thread = new Thread(() -> new RecorderLoop(script, requests, new Faults(words -> {
                    throw new OutOfMemoryError("none for words");
                }))
                .run());
        thread.start();

        requests.await(Requests.Kind.DUMP);
        requests.await(Requests.Kind.DUMP);

        assertThat(script.taken).hasSizeGreaterThanOrEqualTo(2);
    }
}
