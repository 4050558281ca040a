package io.lockspot.analyzer.write;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A message of the protobuf wire format on its way into memory: its length stands before it and must be known. */
final class WireMessage {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes, 256);

    /** A number; zero is what a field has that is not there. */
    WireMessage number(int field, long value) throws IOException {
        if (value != 0) {
            out.writeInt64(field, value);
        }
        return this;
    }

    WireMessage numbers(int field, long... values) throws IOException {
        int size = 0;
        for (long value : values) {
            size += CodedOutputStream.computeInt64SizeNoTag(value);
        }
        out.writeTag(field, 2);
        out.writeUInt32NoTag(size);
        for (long value : values) {
            out.writeInt64NoTag(value);
        }
        return this;
    }

    WireMessage message(int field, WireMessage message) throws IOException {
        message.writeTo(field, out);
        return this;
    }

    /** Writes it as a field of another message. */
    void writeTo(int field, CodedOutputStream to) throws IOException {
        out.flush();
        to.writeByteArray(field, bytes.toByteArray());
    }

    /** Writes text as a field of another message. */
    static void writeText(int field, String text, CodedOutputStream to) throws IOException {
        to.writeByteArray(field, text.getBytes(StandardCharsets.UTF_8));
    }
}
