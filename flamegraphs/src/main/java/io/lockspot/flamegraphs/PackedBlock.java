package io.lockspot.flamegraphs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** What a page holds compressed: bytes in the zlib format, which has a checksum, written as base64. */
final class PackedBlock {

    /** The type of its element: browsers do not run it. */
    static final String TYPE = "application/x-lockspot";

    private static final int BUFFER = 1 << 14;

    private PackedBlock() {}

    static void write(OfflinePage.Bytes content, Appendable out) throws IOException {
        Deflater deflater = new Deflater();
        try (OutputStream packed = new DeflaterOutputStream(
                Base64.getEncoder().wrap(new BufferedOutputStream(new Letters(out), BUFFER)), deflater, BUFFER)) {
            content.write(packed);
        } finally {
            deflater.end();
        }
    }

    /** Data with columns of numbers: how long its JSON is, the JSON, which is plain ASCII, and the columns. */
    static void write(CharSequence json, VarintOutput columns, OutputStream out) throws IOException {
        byte[] text = json.toString().getBytes(StandardCharsets.US_ASCII);
        new VarintOutput().write(text.length).writeTo(out);
        out.write(text);
        columns.writeTo(out);
    }

    /** Bytes that are letters, appended. */
    private static final class Letters extends OutputStream {
        private final Appendable out;

        Letters(Appendable out) {
            this.out = out;
        }

        @Override
        public void write(int letter) throws IOException {
            out.append((char) letter);
        }

        @Override
        public void write(byte[] letters, int offset, int length) throws IOException {
            out.append(new String(letters, offset, length, StandardCharsets.US_ASCII));
        }
    }
}
