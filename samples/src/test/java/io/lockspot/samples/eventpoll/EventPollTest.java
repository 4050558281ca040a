package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ParameterizedClass
@MethodSource("io.lockspot.samples.eventpoll.Variant#all")
class EventPollTest {
    private static final Interest IN = Interest.in(Ready.READABLE);

    @Parameter
    Variant design;

    private EventPoll poll;
    private final EventCounter counter = new EventCounter();

    @BeforeEach
    void open() {
        poll = design.open();
    }

    @Test
    void await_reportsAReadyFileAsLongAsItIsReady() throws Exception {
        poll.add(counter, IN);
        assertThat(ready(poll)).isEmpty();
        counter.write(1);
        assertThat(ready(poll)).containsExactly(new Event(counter, Ready.READABLE));
        assertThat(ready(poll)).containsExactly(new Event(counter, Ready.READABLE));
        counter.read();
        assertThat(ready(poll)).isEmpty();
    }

    @Test
    void await_reportsAFileThatWasReadyBeforeItWasAdded() throws Exception {
        counter.write(1);
        poll.add(counter, IN.edgeTriggered());
        assertThat(ready(poll)).hasSize(1);
    }

    @Test
    void await_reportsAnEdgeOnce() throws Exception {
        poll.add(counter, IN.edgeTriggered());
        counter.write(1);
        assertThat(ready(poll)).hasSize(1);
        assertThat(ready(poll)).isEmpty();
        counter.write(1);
        assertThat(ready(poll)).hasSize(1);
    }

    @Test
    void await_reportsAOneShotAgainOnlyAfterModify() throws Exception {
        poll.add(counter, IN.once());
        counter.write(1);
        assertThat(ready(poll)).hasSize(1);
        counter.write(1);
        assertThat(ready(poll)).isEmpty();
        poll.modify(counter, IN.once());
        assertThat(ready(poll)).hasSize(1);
        assertThat(ready(poll)).isEmpty();
    }

    @Test
    void await_givesTheRestNextTime() throws Exception {
        EventCounter other = new EventCounter();
        poll.add(counter, IN.edgeTriggered());
        poll.add(other, IN.edgeTriggered());
        counter.write(1);
        other.write(1);
        assertThat(poll.await(1, Duration.ZERO)).extracting(Event::file).containsExactly(counter);
        assertThat(poll.await(1, Duration.ZERO)).extracting(Event::file).containsExactly(other);
    }

    @Test
    void await_takesTurnsAmongFilesThatStayReady() throws Exception {
        EventCounter other = new EventCounter();
        poll.add(counter, IN);
        poll.add(other, IN);
        counter.write(1);
        other.write(1);
        assertThat(poll.await(1, Duration.ZERO)).extracting(Event::file).containsExactly(counter);
        assertThat(poll.await(1, Duration.ZERO)).extracting(Event::file).containsExactly(other);
        assertThat(poll.await(1, Duration.ZERO)).extracting(Event::file).containsExactly(counter);
    }

    @Test
    void await_isOverWhenTheTimeIs() throws Exception {
        poll.add(counter, IN);
        assertThat(poll.await(1, Duration.ofMillis(1))).isEmpty();
    }

    @Test
    void modify_changesWhatIsWanted() throws Exception {
        poll.add(counter, IN);
        poll.modify(counter, Interest.in(Ready.WRITABLE));
        assertThat(ready(poll)).containsExactly(new Event(counter, Ready.WRITABLE));
    }

    @Test
    void delete_endsTheEventsOfAFile() throws Exception {
        poll.add(counter, IN);
        counter.write(1);
        poll.delete(counter);
        assertThat(ready(poll)).isEmpty();
        assertNothingWatches(counter);
        poll.add(counter, IN);
        assertThat(ready(poll)).hasSize(1);
    }

    @Test
    void operations_refuseWhatIsWatchedAlreadyOrNotAtAll() {
        refused(Reason.NOT_FOUND, () -> poll.modify(counter, IN));
        refused(Reason.NOT_FOUND, () -> poll.delete(counter));
        poll.add(counter, IN);
        refused(Reason.EXISTS, () -> poll.add(counter, IN));
    }

    @Test
    void exclusiveEntries_cannotBeModifiedAndWatchNoInstance() {
        poll.add(counter, IN.exclusively());
        refused(Reason.INVALID, () -> poll.modify(counter, IN));
        refused(Reason.INVALID, () -> poll.add(design.open(), IN.exclusively()));
    }

    @Test
    void closeOfAWatchedFile_needsNoDelete() throws Exception {
        EventPoll other = design.open();
        poll.add(counter, IN);
        other.add(counter, IN);
        counter.write(1);
        counter.close();
        assertThat(ready(poll)).isEmpty();
        assertThat(ready(other)).isEmpty();
        assertThat(poll.entries()).isEmpty();
        assertNothingWatches(counter);
        refused(Reason.NOT_FOUND, () -> poll.delete(counter));
        refused(Reason.CLOSED, () -> poll.add(counter, IN));
        refused(Reason.CLOSED, () -> counter.write(1));
    }

    @Test
    void closeOfTheInstance_leavesItsFilesOpenAndUnwatched() throws Exception {
        poll.add(counter, IN);
        poll.close();
        poll.close();
        design.awaitDisposals();
        assertThat(poll.disposals()).isEqualTo(1);
        assertNothingWatches(counter);
        assertThat(counter.write(1)).isTrue();
        refused(Reason.CLOSED, () -> poll.add(counter, IN));
        refused(Reason.CLOSED, () -> poll.await(1, Duration.ZERO));
    }

    @Test
    void aFile_isWatchedByOneDesignAtATime() {
        poll.add(counter, IN);
        for (Design other : EnumSet.complementOf(EnumSet.of(design.design()))) {
            refused(Reason.INVALID, () -> other.open().add(counter, IN));
        }
    }

    private static void assertNothingWatches(PollableFile file) {
        assertThat(file.watchers()).isEmpty();
        assertThat(file.waitQueue().size()).isZero();
    }

    static List<Event> ready(EventPoll poll) throws InterruptedException {
        return poll.await(100, Duration.ZERO);
    }

    static void refused(Reason reason, ThrowingCallable operation) {
        assertThatExceptionOfType(EventPollException.class)
                .isThrownBy(operation)
                .extracting(EventPollException::reason)
                .isEqualTo(reason);
    }
}
