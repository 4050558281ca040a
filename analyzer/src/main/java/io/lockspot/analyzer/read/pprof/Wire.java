package io.lockspot.analyzer.read.pprof;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.lockspot.analyzer.model.BadRecordingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The fields of a message of the protobuf wire format, one at a time. Lengths are checked before they are used. */
final class Wire {

    /** Longer texts lose their end. */
    private static final int MAX_TEXT = 4096;

    private static final int MAX_NUMBERS = 1 << 17;

    /** Receives a message's fields; it reads each, or skips it. */
    @FunctionalInterface
    interface Fields {
        /** @param field its number */
        void field(int field, Wire wire) throws IOException, BadRecordingException;
    }

    private final CodedInputStream in;
    private long before;
    private int tag;

    Wire(InputStream in) {
        this.in = CodedInputStream.newInstance(in, 1 << 16);
    }

    Wire(byte[] bytes) {
        this.in = CodedInputStream.newInstance(bytes);
    }

    /** Reads fields to the end of the input. */
    void all(Fields fields) throws IOException, BadRecordingException {
        while (next()) {
            fields.field(WireFormat.getTagFieldNumber(tag), this);
            // The library counts up to 2 GiB; a message is not longer, a profile may be.
            before += in.getTotalBytesRead();
            in.resetSizeCounter();
        }
    }

    /** Goes to the next field. */
    private boolean next() throws IOException {
        tag = in.readTag();
        return tag != 0;
    }

    /** The kind of the field, as the format numbers them. */
    int type() {
        return WireFormat.getTagWireType(tag);
    }

    void skip() throws IOException {
        in.skipField(tag);
    }

    /** The field as a message. */
    void message(Fields fields) throws IOException, BadRecordingException {
        int outer = in.pushLimit(length());
        while (next()) {
            fields.field(WireFormat.getTagFieldNumber(tag), this);
        }
        if (in.getBytesUntilLimit() != 0) {
            throw new InvalidProtocolBufferException("ends within a message");
        }
        in.popLimit(outer);
    }

    long number() throws IOException {
        expect(WireFormat.WIRETYPE_VARINT);
        return in.readRawVarint64();
    }

    /** The field's number, or its numbers when they are packed; no more than fit into a sensible sample. */
    void numbers(Longs into) throws IOException {
        if (type() == WireFormat.WIRETYPE_VARINT) {
            long value = in.readRawVarint64();
            if (into.size() < MAX_NUMBERS) {
                into.add(value);
            }
            return;
        }
        int outer = in.pushLimit(length());
        while (in.getBytesUntilLimit() > 0 && into.size() < MAX_NUMBERS) {
            into.add(in.readRawVarint64());
        }
        in.skipRawBytes(in.getBytesUntilLimit());
        in.popLimit(outer);
    }

    String text() throws IOException {
        int length = length();
        byte[] bytes = in.readRawBytes(Math.min(length, MAX_TEXT));
        in.skipRawBytes(length - bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Skips the text, and tells whether it was empty. */
    boolean isEmptyText() throws IOException {
        int length = length();
        in.skipRawBytes(length);
        return length == 0;
    }

    /** How many bytes of the input were read so far. */
    long position() {
        return before + in.getTotalBytesRead();
    }

    private int length() throws IOException {
        expect(WireFormat.WIRETYPE_LENGTH_DELIMITED);
        int length = in.readRawVarint32();
        if (length < 0) {
            throw new InvalidProtocolBufferException("has a negative length");
        }
        return length;
    }

    private void expect(int type) throws InvalidProtocolBufferException {
        if (type() != type) {
            throw new InvalidProtocolBufferException("has a field of the wrong kind");
        }
    }
}
