package io.lockspot.agent.probe;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LaneRowsTest {

    private static final int STRIPE = Stripes.stripe(0, 1);

    /** More than there is room for in the rows that they share. */
    private static final int MANY = 2_000;

    @Test
    void countersOfOneLane_countApart_whetherThereIsRoomForThemOrNot() {
        List<Stripes> counters = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            counters.add(new Stripes(2, true));
        }
        for (int i = 0; i < MANY; i++) {
            counters.get(i).add(STRIPE, 0, i);
            counters.get(i).add(STRIPE, 1, 1);
            counters.get(i).add(Stripes.stripe(0, Lanes.NONE), 1, 10);
        }

        for (int i = 0; i < MANY; i++) {
            assertThat(counters.get(i).sum(0)).isEqualTo(i);
            assertThat(counters.get(i).sum(1)).isEqualTo(11);
        }
        assertThat(LaneRows.claim(2)).as("all are taken").isNegative();
    }
}
