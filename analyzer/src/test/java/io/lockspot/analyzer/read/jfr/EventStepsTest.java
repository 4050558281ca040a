package io.lockspot.analyzer.read.jfr;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static io.lockspot.analyzer.read.jfr.ByteCursorTest.cursor;
import static org.assertj.core.api.Assertions.assertThat;

class EventStepsTest {

    private static final long TYPE = 300;
    private static final long OTHER_TYPE = 301;
    private static final int WHOLE = 1 << 22;

    @Test
    void over_stopsAtTheFirstOfAnotherType() {
        byte[] bytes = events(20, 7, 200);

        assertThat(EventSteps.over(cursor(bytes, WHOLE), 0, TYPE)).isEqualTo(start(bytes, 20));
        assertThat(EventSteps.over(cursor(bytes, WHOLE), start(bytes, 5), TYPE)).isEqualTo(start(bytes, 20));
        assertThat(EventSteps.over(cursor(bytes, WHOLE), start(bytes, 20), TYPE))
                .isEqualTo(start(bytes, 20));
    }

    @Test
    void over_staysWhereItIs_whenItCannotTell() {
        byte[] bytes = events(3, 0, 5);

        assertThat(EventSteps.over(cursor(bytes, WHOLE), 0, OTHER_TYPE)).isZero();
        assertThat(EventSteps.over(cursor(bytes, WHOLE), 0, 1 << 14)).isZero();
        assertThat(EventSteps.over(cursor(bytes, WHOLE), 0, -1)).isZero();
        assertThat(EventSteps.over(new ByteCursor(ByteBuffer.wrap(bytes), 0, false), 0, TYPE))
                .isZero();
    }

    /** Neither a size of nothing nor one over the end of the chunk is stepped over: the caller finds them, and says so. */
    @Test
    void over_leavesOddSizesToTheCaller() {
        byte[] whole = events(4, 0, 100);
        for (int size : new int[] {0, 1, 2, whole.length}) {
            byte[] bytes = whole.clone();
            int third = start(whole, 2);
            bytes[third] = (byte) (size & 0x7f | 0x80);
            bytes[third + 1] = (byte) (size >> 7);

            assertThat(EventSteps.over(cursor(bytes, WHOLE), 0, TYPE)).isEqualTo(third);
        }
    }

    /** A size or a type of three bytes is as right as a shorter one, but not what this is made for. */
    @Test
    void over_leavesLongSizesToTheCaller() {
        byte[] bytes = new ChunkBytes(true).event(TYPE, to -> to.raw(4, 1)).bytes();

        assertThat(EventSteps.over(cursor(bytes, WHOLE), ChunkHeader.BYTES, TYPE))
                .isEqualTo(ChunkHeader.BYTES);
    }

    /** Where the block ends it stops, on the start of an event: the next call goes on from there. */
    @Test
    void over_endsInTheBlock_onTheStartOfAnEvent() {
        byte[] bytes = events(500, 1, 90);
        ByteCursor in = cursor(bytes, 1000);
        int at = 0;
        int rounds = 0;
        while (at < start(bytes, 500)) {
            in.window(at, in.end());
            int size = in.s4();
            assertThat(in.s8()).isEqualTo(TYPE);
            at = EventSteps.over(in, at + size, TYPE);
            assertThat(at).isLessThanOrEqualTo(start(bytes, 500));
            rounds++;
        }
        assertThat(at).isEqualTo(start(bytes, 500));
        assertThat(rounds).isBetween(2, 200);
    }

    /** Events of the one type and then of the other, each with a body of up to so many bytes. */
    private static byte[] events(int count, int others, int most) {
        Random random = new Random(7);
        ByteBuffer out = ByteBuffer.allocate((count + others) * (most + 8));
        for (int i = 0; i < count + others; i++) {
            int size = 4 + random.nextInt(most);
            long type = i < count ? TYPE : OTHER_TYPE;
            out.put((byte) (size & 0x7f | 0x80)).put((byte) (size >> 7));
            out.put((byte) (type & 0x7f | 0x80)).put((byte) (type >> 7));
            out.position(out.position() + size - 4);
        }
        byte[] bytes = new byte[out.position()];
        out.get(0, bytes);
        return bytes;
    }

    /** Where that event starts, counted from 0. */
    private static int start(byte[] bytes, int event) {
        int at = 0;
        for (int i = 0; i < event; i++) {
            at += bytes[at] & 0x7f | bytes[at + 1] << 7;
        }
        return at;
    }
}
