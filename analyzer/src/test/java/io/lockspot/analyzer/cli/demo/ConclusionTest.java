package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.Claim;
import io.lockspot.analyzer.cli.demo.scenario.Scenarios;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConclusionTest {

    private static final Claim STORM = claim("closestorm");
    private static final Claim EPMUTEX = claim("epmutex");
    private static final Claim PIPES = claim("pipe-closure");
    private static final Spread LOW = Spread.of(9_000, 10_000, 11_000);
    private static final Spread HIGH = Spread.of(19_000, 20_000, 21_000);
    private static final Spread NONE = Spread.of(0, 0, 0);

    @Test
    void lockGoneAndEverythingFaster_saysSoWithTheNumbers() {
        assertThat(conclusion(HIGH, NONE, HIGH, LOW, HIGH, LOW))
                .isEqualTo("Closing every connection on the thread of its own selector removes the wait for "
                        + "SelectorImpl.cancelledKeys (20.0 µs per close); close() costs its caller 10.0 µs instead of "
                        + "20.0 µs, and the whole teardown takes 50 % less.");
    }

    @Test
    void afterIsWorse_saysSo() {
        assertThat(conclusion(LOW, HIGH, LOW, HIGH, LOW, HIGH))
                .contains("makes the wait for SelectorImpl.cancelledKeys longer, from 10.0 µs to 20.0 µs per close")
                .contains("but close() costs its caller more, 20.0 µs instead of 10.0 µs")
                .contains("the whole teardown takes 100 % more");
    }

    @Test
    void runsOverlap_claimsNothing() {
        Spread wide = Spread.of(1_000, 12_000, 30_000);
        assertThat(conclusion(HIGH, wide, HIGH, wide, HIGH, wide))
                .contains("does not clearly change the wait")
                .contains("about the same")
                .contains("about as long as before (the runs overlap)")
                .doesNotContain("%");
    }

    @Test
    void someWaitIsLeft_saysHowMuch() {
        assertThat(conclusion(HIGH, LOW, HIGH, LOW, HIGH, LOW))
                .contains("cuts the wait for")
                .contains("20.0 µs to 10.0 µs");
    }

    @Test
    void nobodyWaitedBefore_thereIsNothingToRemove() {
        assertThat(conclusion(NONE, NONE, HIGH, LOW, HIGH, LOW))
                .isEqualTo("No close() waited for SelectorImpl.cancelledKeys here, so there was nothing to remove.");
    }

    @Test
    void oneRunEach_saysThatItMayBeNoise() {
        Spread one = Spread.of(20_000);
        Spread other = Spread.of(10_000);
        assertThat(conclusion(one, other, one, other, one, other)).endsWith("(one run each, so this may be noise).");
    }

    @Test
    void rateGrows_saysByHowMuch() {
        assertThat(conclusion(EPMUTEX, HIGH, NONE, HIGH, LOW, LOW, HIGH))
                .isEqualTo("Counting the references of each instance removes the wait for epmutex (20.0 µs per close); "
                        + "close() costs its caller 10.0 µs instead of 20.0 µs, and there are 100 % more connections "
                        + "per second.");
    }

    @Test
    void rateFalls_saysSo() {
        assertThat(conclusion(EPMUTEX, HIGH, NONE, HIGH, LOW, HIGH, LOW))
                .contains("there are 50 % fewer connections per second");
    }

    @Test
    void ratesOverlap_saysThatTheseCpusDoNotShowOne() {
        assertThat(conclusion(EPMUTEX, HIGH, NONE, HIGH, LOW, HIGH, HIGH))
                .contains("removes the wait for epmutex")
                .containsPattern("CPUs? shows? no clear change in connections per second \\(the runs overlap\\)");
    }

    @Test
    void countedWaits_areCounts() {
        assertThat(conclusion(PIPES, Spread.of(43, 55.2, 56.4), Spread.of(1.94, 1.95, 1.98), HIGH, LOW, HIGH, LOW))
                .contains("cuts the waits for a lock from 55.2 to 1.95 per close");
        assertThat(conclusion(PIPES, LOW, HIGH, HIGH, LOW, HIGH, LOW)).contains("makes the waits for a lock more");
    }

    private static String conclusion(
            Spread lock, Spread lockAfter, Spread close, Spread closeAfter, Spread down, Spread downAfter) {
        return conclusion(STORM, lock, lockAfter, close, closeAfter, down, downAfter);
    }

    private static String conclusion(
            Claim claim,
            Spread lock,
            Spread lockAfter,
            Spread close,
            Spread closeAfter,
            Spread whole,
            Spread wholeAfter) {
        return new Conclusion(
                        claim,
                        new DemoRow(claim.waiting(), lock, lockAfter),
                        new DemoRow(claim.cost(), close, closeAfter),
                        new DemoRow(claim.outcome(), whole, wholeAfter))
                .text();
    }

    private static Claim claim(String scenario) {
        return Scenarios.named(scenario).orElseThrow().claim();
    }
}
