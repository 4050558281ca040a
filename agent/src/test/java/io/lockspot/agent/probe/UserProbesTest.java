package io.lockspot.agent.probe;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class UserProbesTest {

    @BeforeEach
    void start() {
        Settings.active = true;
    }

    @AfterEach
    void stop() {
        Settings.active = false;
    }

    @Test
    void operationsThatTheUserNames_areAmongTheCountsAndOnlyThose() {
        int register = UserProbes.number("counted", "register");
        int close = UserProbes.number("counted", "close");

        call(close, null);
        call(register, null);
        call(register, new IllegalStateException());

        assertThat(counts("counted")).extracting(OperationCounts::operation).containsExactly("register", "close");
        assertThat(counts("counted")).extracting(OperationCounts::count).containsExactly(2L, 1L);
        assertThat(counts("counted")).extracting(OperationCounts::errors).containsExactly(1L, 0L);
    }

    @Test
    void theSamePair_hasOneNumber() {
        int number = UserProbes.number("same", "close");

        assertThat(UserProbes.number("same", "close")).isEqualTo(number);
        assertThat(UserProbes.number("other", "close")).isNotEqualTo(number);
    }

    @Test
    void nestedCalls_followTheRuleOfTheBuiltInProbes() {
        int register = UserProbes.number("nested", "register");
        int modify = UserProbes.number("nested", "modify");
        int close = UserProbes.number("nested", "close");
        int release = UserProbes.number("nested", "release");

        Call registering = UserProbes.enter(register);
        assertThat(UserProbes.enter(register)).as("a call inside the same").isNull();
        assertThat(UserProbes.enter(modify)).as("what is part of registering").isNull();
        end(registering, null);
        Call closing = UserProbes.enter(close);
        call(release, null);
        end(closing, null);

        assertThat(counts("nested")).extracting(OperationCounts::count).containsExactly(1L, 0L, 1L, 1L);
    }

    @Test
    void nestedCallsOfTwoImplementations_countForBoth() {
        Call outer = UserProbes.enter(UserProbes.number("outer", "close"));
        call(UserProbes.number("inner", "close"), null);
        end(outer, null);

        assertThat(counts("outer")).extracting(OperationCounts::count).containsExactly(1L);
        assertThat(counts("inner")).extracting(OperationCounts::count).containsExactly(1L);
    }

    @Test
    void aCall_allocatesNothing() {
        int number = UserProbes.number("lean", "close");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < 20_000; i++) {
            call(number, null);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 20_000; i++) {
            call(number, null);
        }
        long allocated = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(allocated).as("bytes in 20,000 calls").isLessThan(20_000);
    }

    @Test
    void whatIsNoOperation_isRefused() {
        assertThatThrownBy(() -> UserProbes.number("x", "explode")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<OperationCounts> counts(String implementation) {
        return Arrays.stream(Probes.counts())
                .filter(counts -> counts.implementation().equals(implementation))
                .toList();
    }

    private static void call(int number, Throwable thrown) {
        end(UserProbes.enter(number), thrown);
    }

    private static void end(Call call, Throwable thrown) {
        call.thread.depth = call.index;
        UserProbes.exit(call, thrown);
    }
}
