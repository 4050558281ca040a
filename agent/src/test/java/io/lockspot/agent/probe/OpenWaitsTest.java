package io.lockspot.agent.probe;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenWaitsTest {

    private final OpenWaits waits = new OpenWaits();

    @Test
    void aWait_isFoundUntilItLeaves() {
        LockWait wait = wait1();

        int at = waits.enter(wait, 7);
        assertThat(waits.at(at)).isSameAs(wait);

        waits.leave(wait, at);
        assertThat(waits.at(at)).isNull();
    }

    @Test
    void thatThereWasAWait_isSaidOnce() {
        assertThat(waits.takeUsed()).isFalse();

        waits.enter(wait1(), 7);
        assertThat(waits.takeUsed()).isTrue();
        assertThat(waits.takeUsed()).isFalse();

        waits.stillUsed();
        assertThat(waits.takeUsed()).isTrue();
    }

    @Test
    void nobody_takesAnotherOut() {
        LockWait wait = wait1();
        int at = waits.enter(wait, 7);

        waits.leave(wait1(), at);
        waits.leave(wait, -1);

        assertThat(waits.at(at)).isSameAs(wait);
    }

    @Test
    void whenThereIsNoRoom_theWaitIsNotWatched() {
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < OpenWaits.SIZE; i++) {
            places.add(waits.enter(wait1(), i * 31));
        }
        assertThat(places).as("each has a place of its own").hasSize(OpenWaits.SIZE);

        assertThat(waits.enter(wait1(), 3)).isEqualTo(-1);
    }

    @Test
    void aLongStack_isCutAndSaysSo() {
        StackTraceElement frame = new StackTraceElement("com.acme.server.Connections", "close", "X.java", 17);
        StackTraceElement[] stack = new StackTraceElement[1000];
        Arrays.fill(stack, frame);

        String text = OwnerStack.text(stack);

        assertThat(text).startsWith("com.acme.server.Connections.close(17)\n").endsWith("\n[truncated]");
        assertThat(text.length()).isLessThanOrEqualTo(2_400);
    }

    @Test
    void aShortStack_isLongEnoughForJfr() {
        StackTraceElement frame = new StackTraceElement("com.acme.Pool", "take", null, -2);

        String text = OwnerStack.text(new StackTraceElement[] {frame});

        assertThat(text.strip()).isEqualTo("com.acme.Pool.take");
        assertThat(text).hasSize(128);
    }

    @Test
    void aThreadWithoutAName_isToldByItsNumber() {
        Thread unnamed = new Thread(() -> {}, "");

        assertThat(LockHolder.name(unnamed)).isEqualTo("unnamed-" + unnamed.getId());
        assertThat(LockHolder.name(new Thread(() -> {}, "worker"))).isEqualTo("worker");
        assertThat(LockHolder.name(null)).isEmpty();
    }

    private static LockWait wait1() {
        return new PerThread().lockWait;
    }
}
