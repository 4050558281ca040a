package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The event types that a chunk's metadata names, by the ids that they have in this chunk. A metadata event holds a table
 * of strings and a tree of elements whose names and attributes are numbers of strings.
 */
final class EventTypes {

    private final ByteBuffer in;
    private final Map<Long, String> names = new HashMap<>();
    private String[] strings = {};

    private EventTypes(ByteBuffer in) {
        this.in = in;
    }

    /** Reads the metadata event at the buffer's position. */
    static Map<Long, String> readFrom(ByteBuffer metadata) throws IOException {
        EventTypes types = new EventTypes(metadata);
        types.read();
        return types.names;
    }

    private void read() throws IOException {
        Varint.read(in); // size
        Varint.read(in); // type: metadata
        Varint.read(in); // start
        Varint.read(in); // duration
        Varint.read(in); // id
        strings = new String[(int) Varint.read(in)];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = readString();
        }
        readElement();
    }

    private String readString() throws IOException {
        byte encoding = in.get();
        return switch (encoding) {
            case 0, 1 -> "";
            case 3 -> readBytes(StandardCharsets.UTF_8);
            case 4 -> readChars();
            case 5 -> readBytes(StandardCharsets.ISO_8859_1);
            default -> throw new IOException("unknown string encoding " + encoding);
        };
    }

    private String readBytes(Charset charset) {
        byte[] bytes = new byte[(int) Varint.read(in)];
        in.get(bytes);
        return new String(bytes, charset);
    }

    private String readChars() {
        char[] chars = new char[(int) Varint.read(in)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) Varint.read(in);
        }
        return new String(chars);
    }

    /** Elements nest five deep: root, metadata, class, field, annotation. */
    private void readElement() {
        String element = readName();
        Map<String, String> attributes = new HashMap<>();
        for (long left = Varint.read(in); left > 0; left--) {
            attributes.put(readName(), readName());
        }
        if (element.equals("class") && "jdk.jfr.Event".equals(attributes.get("superType"))) {
            names.put(Long.valueOf(attributes.get("id")), attributes.get("name"));
        }
        for (long left = Varint.read(in); left > 0; left--) {
            readElement();
        }
    }

    private String readName() {
        return strings[(int) Varint.read(in)];
    }
}
