package io.lockspot.analyzer.read.jfr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HistogramTextTest {

    /** The cookies of the V2 format: of the payload, and of the compressed envelope around it. */
    private static final int PAYLOAD = 0x1c849303 | 0x10;

    private static final int ENVELOPE = 0x1c849304 | 0x10;

    @Test
    void valuesSurvive() {
        Histogram histogram = HistogramText.decode(AgentEvents.encode(1, 1000, 5_000_000_000L))
                .orElseThrow();

        assertThat(histogram.getTotalCount()).isEqualTo(3);
        assertThat(histogram.getMaxValue()).isBetween(4_950_000_000L, 5_050_000_000L);
    }

    @Test
    void noText_isAnEmptyHistogram() {
        assertThat(HistogramText.decode("").orElseThrow().getTotalCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 1, 9223372036854775807, 100",
        "-1, 1, 1000000, 100",
        "2, 0, 1000000, 100",
        "2, 1, 1, 100",
        "2, 1, 1000000, 2147483647",
        "2, 1, 1000000, -5",
    })
    void aHeaderThatAsksForTooMuch_isNoHistogram(int digits, long lowest, long highest, int countBytes)
            throws Exception {
        assertThat(HistogramText.decode(encoded(digits, lowest, highest, countBytes)))
                .isEmpty();
    }

    @Test
    void theHeaderOfThisTest_isAHistogram_whenItIsModest() throws Exception {
        assertThat(HistogramText.decode(encoded(2, 1, 1_000_000, 1))).isPresent();
    }

    @Test
    void garbage_isNoHistogram() {
        assertThat(HistogramText.decode("not Base64!")).isEmpty();
        assertThat(HistogramText.decode("AAAA")).isEmpty();
        assertThat(HistogramText.decode("A".repeat(Limits.HISTOGRAM_CHARS + 4))).isEmpty();
    }

    @Test
    void flippedBits_giveAHistogramOrNone() {
        byte[] good = Base64.getDecoder().decode(AgentEvents.encode(1, 20, 300, 4000, 50_000));
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(HistogramText.decode(Base64.getEncoder().encodeToString(bad)))
                    .isNotNull();
        }
    }

    private static String encoded(int digits, long lowest, long highest, int countBytes) throws Exception {
        ByteBuffer payload = ByteBuffer.allocate(41);
        payload.putInt(PAYLOAD).putInt(countBytes).putInt(0).putInt(digits);
        payload.putLong(lowest).putLong(highest).putDouble(1).put((byte) 2);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
            out.write(payload.array());
        }
        ByteBuffer all = ByteBuffer.allocate(8 + deflated.size());
        all.putInt(ENVELOPE).putInt(deflated.size()).put(deflated.toByteArray());
        return Base64.getEncoder().encodeToString(all.array());
    }
}
