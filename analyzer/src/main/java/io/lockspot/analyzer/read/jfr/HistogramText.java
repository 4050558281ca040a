package io.lockspot.analyzer.read.jfr;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;

/**
 * The histograms of the summary events: HdrHistogram's V2 encoding, compressed, Base64. What the encoded header asks for
 * is checked before the library allocates by it.
 */
final class HistogramText {

    /** Cookie, length of the counts, offset, digits, lowest and highest value, ratio. */
    private static final int HEADER_BYTES = 40;

    /** Cookie and length in front of the compressed bytes. */
    private static final int ENVELOPE_BYTES = 8;

    private static final int MOST_DIGITS = 3;
    private static final long HIGHEST = Long.MAX_VALUE >> 1;
    private static final int MOST_COUNT_BYTES = 1 << 20;

    private HistogramText() {}

    /** @return an empty histogram for an empty text, nothing for one that is not a histogram */
    static Optional<Histogram> decode(String text) {
        if (text.isEmpty()) {
            return Optional.of(new Histogram(2));
        }
        if (text.length() > Limits.HISTOGRAM_CHARS) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (!isSane(bytes)) {
                return Optional.empty();
            }
            return Optional.of(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0));
        } catch (DataFormatException | RuntimeException e) {
            // The library and the decoder throw several kinds; all say that this is no histogram.
            return Optional.empty();
        }
    }

    private static boolean isSane(byte[] bytes) throws DataFormatException {
        if (bytes.length <= ENVELOPE_BYTES) {
            return false;
        }
        byte[] header = new byte[HEADER_BYTES];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, ENVELOPE_BYTES, bytes.length - ENVELOPE_BYTES);
            if (inflater.inflate(header) != HEADER_BYTES) {
                return false;
            }
        } finally {
            inflater.end();
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        int countBytes = fields.getInt(4);
        int digits = fields.getInt(12);
        long lowest = fields.getLong(16);
        long highest = fields.getLong(24);
        return countBytes >= 0
                && countBytes <= MOST_COUNT_BYTES
                && digits >= 0
                && digits <= MOST_DIGITS
                && lowest >= 1
                && highest >= 2 * lowest
                && highest <= HIGHEST;
    }
}
