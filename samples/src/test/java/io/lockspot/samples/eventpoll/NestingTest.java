package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static io.lockspot.samples.eventpoll.EventPollTest.ready;
import static io.lockspot.samples.eventpoll.EventPollTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@MethodSource("io.lockspot.samples.eventpoll.Variant#all")
class NestingTest {
    private static final Interest IN = Interest.in(Ready.READABLE);

    @Parameter
    Variant design;

    @Test
    void anInstance_isReadableWhenItHasAnEvent() throws Exception {
        EventCounter counter = new EventCounter();
        EventPoll inner = design.open();
        EventPoll outer = design.open();
        outer.add(inner, IN);
        inner.add(counter, IN);
        assertThat(ready(outer)).isEmpty();
        counter.write(1);
        assertThat(ready(outer)).containsExactly(new Event(inner, Ready.READABLE));
        counter.read();
        assertThat(ready(outer)).isEmpty();
    }

    @Test
    void closeOfAnInnerInstance_takesItOutOfTheOuter() throws Exception {
        EventCounter counter = new EventCounter();
        EventPoll inner = design.open();
        EventPoll outer = design.open();
        inner.add(counter, IN);
        outer.add(inner, IN);
        counter.write(1);
        inner.close();
        assertThat(ready(outer)).isEmpty();
        assertThat(outer.entries()).isEmpty();
        design.awaitDisposals();
        assertThat(inner.disposals()).isEqualTo(1);
        outer.close();
        design.awaitDisposals();
        assertThat(outer.disposals()).isEqualTo(1);
    }

    @Test
    void instances_cannotWatchOneAnotherInACircle() {
        EventPoll first = design.open();
        EventPoll second = design.open();
        EventPoll third = design.open();
        first.add(second, IN);
        second.add(third, IN);
        refused(Reason.LOOP, () -> third.add(first, IN));
        refused(Reason.INVALID, () -> first.add(first, IN));
        assertThat(third.entries()).isEmpty();
    }

    @Test
    void instances_areNestedFourTimesAtMost_fromWhicheverEndTheyGrow() {
        EventPoll[] chain = new EventPoll[Nesting.MAX_NESTS + 2];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = design.open();
        }
        for (int i = 1; i <= Nesting.MAX_NESTS; i++) {
            chain[i - 1].add(chain[i], IN);
        }
        refused(Reason.LOOP, () -> chain[Nesting.MAX_NESTS].add(chain[Nesting.MAX_NESTS + 1], IN));
        refused(Reason.LOOP, () -> chain[Nesting.MAX_NESTS + 1].add(chain[0], IN));
    }

    @Test
    void aFile_wakesFiveHundredOuterInstancesThroughOneAtMost() {
        EventCounter counter = new EventCounter();
        EventPoll inner = design.open();
        inner.add(counter, IN);
        for (int i = 0; i < 500; i++) {
            design.open().add(inner, IN);
        }
        EventPoll oneTooMany = design.open();
        refused(Reason.INVALID, () -> oneTooMany.add(inner, IN));
        assertThat(oneTooMany.entries()).isEmpty();
        assertThat(inner.watchers()).hasSize(500).doesNotContain(oneTooMany);
        inner.delete(counter);
        oneTooMany.add(inner, IN);
        refused(Reason.INVALID, () -> inner.add(counter, IN));
        assertThat(counter.watchers()).isEmpty();
    }

    @Test
    void aFile_isWatchedDirectlyByAnyNumberOfInstances() {
        EventCounter counter = new EventCounter();
        for (int i = 0; i < 2_000; i++) {
            design.open().add(counter, IN);
        }
        assertThat(counter.watchers()).hasSize(2_000);
        counter.close();
        assertThat(counter.watchers()).isEmpty();
    }
}
