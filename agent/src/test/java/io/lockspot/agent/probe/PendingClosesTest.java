package io.lockspot.agent.probe;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class PendingClosesTest {

    private final PendingCloses pending = new PendingCloses();
    private final Call call = new PerThread().next();

    @Test
    void whatWasSubmitted_isFoundOnceByItsHandle() {
        Object channel = new Object();
        pending.add(channel, 7, 3);

        assertThat(taken(channel)).isEqualTo(7);
        assertThat(call.fd).isEqualTo(3);
        assertThat(taken(channel)).isZero();
        assertThat(pending.size()).isZero();
    }

    @Test
    void handlesThatAreEqual_areStillTwo() {
        String one = new String("handle");
        String other = new String("handle");
        pending.add(one, 1, 3);
        pending.add(other, 2, 4);

        assertThat(taken(one)).isEqualTo(1);
        assertThat(taken(other)).isEqualTo(2);
    }

    @Test
    void anyOrderOfSubmissionsAndCompletions_isAnsweredAsByAMap() {
        Random random = new Random(2026);
        Map<Object, Long> model = new IdentityHashMap<>();
        List<Object> handles = new ArrayList<>();
        for (int i = 1; i <= 20_000; i++) {
            if (handles.isEmpty() || random.nextInt(100) < 52) {
                Object handle = new Object();
                handles.add(handle);
                model.put(handle, (long) i);
                pending.add(handle, i, i);
            } else {
                Object handle = handles.remove(random.nextInt(handles.size()));
                assertThat(taken(handle)).isEqualTo(model.remove(handle));
            }
            assertThat(pending.size()).isEqualTo(model.size());
        }
    }

    @Test
    void moreThanTheMost_areNotFollowed() {
        for (int i = 0; i < PendingCloses.MOST; i++) {
            pending.add(new Object(), 1, 1);
        }
        Object oneMore = new Object();
        pending.add(oneMore, 1, 1);

        assertThat(pending.size()).isEqualTo(PendingCloses.MOST);
        assertThat(taken(oneMore)).isZero();
    }

    /** When the handle's close was submitted, 0 when nothing is known of it. */
    private long taken(Object handle) {
        call.asked = 0;
        pending.take(handle, call);
        return call.asked;
    }
}
