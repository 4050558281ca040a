package io.lockspot.samples.eventpoll;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static io.lockspot.samples.eventpoll.EventPollTest.ready;
import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@MethodSource("io.lockspot.samples.eventpoll.Variant#all")
class PipeTest {
    @Parameter
    Variant design;

    private final Pipe pipe = Pipe.open(3);
    private EventPoll poll;

    @BeforeEach
    void watchBothEnds() {
        poll = design.open();
        poll.add(pipe.source(), Interest.in(Ready.READABLE));
        poll.add(pipe.sink(), Interest.in(Ready.WRITABLE));
    }

    @Test
    void anEmptyPipe_canBeWritten() throws Exception {
        assertThat(ready(poll)).containsExactly(new Event(pipe.sink(), Ready.WRITABLE));
    }

    @Test
    void aFullPipe_canBeReadAndThenWrittenAgain() throws Exception {
        assertThat(pipe.sink().write(new byte[] {1, 2, 3, 4})).isEqualTo(3);
        assertThat(ready(poll)).containsExactly(new Event(pipe.source(), Ready.READABLE));
        byte[] read = new byte[2];
        assertThat(pipe.source().read(read)).isEqualTo(2);
        assertThat(read).containsExactly(1, 2);
        assertThat(ready(poll)).extracting(Event::file).containsExactlyInAnyOrder(pipe.source(), pipe.sink());
        assertThat(pipe.sink().write(new byte[] {4, 5})).isEqualTo(2);
        byte[] rest = new byte[3];
        assertThat(pipe.source().read(rest)).isEqualTo(3);
        assertThat(rest).containsExactly(3, 4, 5);
    }

    @Test
    void aSourceWhoseSinkIsClosed_hangsUpWhenItIsRead() throws Exception {
        pipe.sink().write(new byte[] {1});
        pipe.sink().close();
        assertThat(ready(poll)).containsExactly(new Event(pipe.source(), Ready.READABLE | Ready.HANGUP));
        assertThat(pipe.source().read(new byte[3])).isEqualTo(1);
        assertThat(ready(poll)).containsExactly(new Event(pipe.source(), Ready.HANGUP));
        assertThat(pipe.source().read(new byte[3])).isEqualTo(-1);
    }

    @Test
    void aSinkWhoseSourceIsClosed_isInError() throws Exception {
        pipe.source().close();
        assertThat(ready(poll)).containsExactly(new Event(pipe.sink(), Ready.ERROR));
        assertThat(pipe.sink().write(new byte[] {1})).isZero();
    }
}
