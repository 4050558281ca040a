package io.lockspot.analyzer.model.bench;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.lockspot.analyzer.model.bench.Side.AFTER;
import static io.lockspot.analyzer.model.bench.Side.BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

class SideTest {

    @Test
    void inTurns_beginsWithEitherSideAlternately() {
        assertThat(Side.inTurns(3)).containsExactly(BEFORE, AFTER, AFTER, BEFORE, BEFORE, AFTER);
    }

    /** A drift that adds as much from each run to the next adds the same to both sides. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 10})
    void inTurns_ofAnEvenNumber_givesADriftToBothSidesAlike(int runs) {
        List<Side> order = Side.inTurns(runs);

        assertThat(order).hasSize(2 * runs);
        assertThat(places(order, BEFORE)).isEqualTo(places(order, AFTER));
    }

    private static int places(List<Side> order, Side side) {
        int sum = 0;
        for (int place = 0; place < order.size(); place++) {
            sum += order.get(place) == side ? place : 0;
        }
        return sum;
    }
}
