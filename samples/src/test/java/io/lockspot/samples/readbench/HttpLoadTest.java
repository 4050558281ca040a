package io.lockspot.samples.readbench;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HttpLoadTest {

    /** A user that is not served well fails, and stopping tells. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void itsUsers_areServed_untilItIsStopped() throws Exception {
        HttpLoad load = new HttpLoad(1);
        while (load.served() < 50) {
            Thread.sleep(10);
        }
        load.stop();
    }
}
