package io.lockspot.agent.probe;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class GuardTest {

    private final Guard guard = new Guard();

    @BeforeEach
    void start() {
        Settings.active = true;
    }

    @AfterEach
    void stop() {
        Settings.active = false;
    }

    @Test
    void afterTooManyFailures_theProbeIsOff() {
        long failures = Guard.failures();
        int off = Guard.off();
        for (int i = 1; i < Guard.LIMIT; i++) {
            guard.failed();
        }
        assertThat(guard.lets()).isTrue();

        guard.failed();
        assertThat(guard.lets()).isFalse();
        guard.failed();
        assertThat(Guard.failures() - failures).isEqualTo(Guard.LIMIT + 1);
        assertThat(Guard.off() - off).isOne();
    }
}
