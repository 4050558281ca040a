package io.lockspot.analyzer.read.jfr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes a chunk byte by byte, right or wrong. */
final class ChunkBytes {

    /** An element of the metadata. */
    static final class Element {
        private final String name;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<Element> children = new ArrayList<>();

        Element(String name, String... attributes) {
            this.name = name;
            for (int i = 0; i < attributes.length; i += 2) {
                this.attributes.put(attributes[i], attributes[i + 1]);
            }
        }

        Element with(Element... more) {
            children.addAll(List.of(more));
            return this;
        }
    }

    private final boolean compressed;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long metadata;
    private long lastCheckpoint;

    ChunkBytes(boolean compressed) {
        this.compressed = compressed;
        out.writeBytes(new byte[ChunkHeader.BYTES]);
    }

    static Element type(long id, String name, Element... fields) {
        return new Element("class", "id", Long.toString(id), "name", name).with(fields);
    }

    static Element event(long id, String name, Element... fields) {
        return new Element("class", "id", Long.toString(id), "name", name, "superType", "jdk.jfr.Event").with(fields);
    }

    static Element field(String name, long type) {
        return new Element("field", "name", name, "class", Long.toString(type));
    }

    static Element constant(String name, long type) {
        return new Element("field", "name", name, "class", Long.toString(type), "constantPool", "true");
    }

    static Element array(String name, long type) {
        return new Element("field", "name", name, "class", Long.toString(type), "dimension", "1");
    }

    static Element constants(String name, long type) {
        return new Element(
                "field", "name", name, "class", Long.toString(type), "constantPool", "true", "dimension", "1");
    }

    ChunkBytes s1(int value) {
        out.write(value);
        return this;
    }

    ChunkBytes s2(int value) {
        return compressed ? varint(value & 0xffff) : raw(2, value);
    }

    ChunkBytes s4(int value) {
        return compressed ? varint(value & 0xffffffffL) : raw(4, value);
    }

    ChunkBytes s8(long value) {
        return compressed ? varint(value) : raw(8, value);
    }

    ChunkBytes raw(int bytes, long value) {
        for (int i = bytes - 1; i >= 0; i--) {
            out.write((int) (value >>> 8 * i));
        }
        return this;
    }

    private ChunkBytes varint(long value) {
        long rest = value;
        for (int i = 0; i < 8; i++) {
            if ((rest & ~0x7fL) == 0) {
                return s1((int) rest);
            }
            s1((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        return s1((int) rest);
    }

    ChunkBytes utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        s1(ByteCursor.STRING_UTF8).s4(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    ChunkBytes latin1(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        s1(ByteCursor.STRING_LATIN1).s4(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    ChunkBytes chars(String text) {
        s1(ByteCursor.STRING_CHARS).s4(text.length());
        text.chars().forEach(this::s2);
        return this;
    }

    /** An event of that type; its size is put in front of what {@code body} writes. */
    ChunkBytes event(long type, Consumer<ChunkBytes> body) {
        ChunkBytes inner = new ChunkBytes(compressed);
        inner.out.reset();
        inner.s8(type);
        body.accept(inner);
        byte[] bytes = inner.out.toByteArray();
        int size = bytes.length + 4;
        if (compressed) {
            // Padded to four bytes, as writers do that fill the size in later.
            s1(size & 0x7f | 0x80)
                    .s1(size >> 7 & 0x7f | 0x80)
                    .s1(size >> 14 & 0x7f | 0x80)
                    .s1(size >> 21 & 0x7f);
        } else {
            s4(size);
        }
        out.writeBytes(bytes);
        return this;
    }

    ChunkBytes metadata(Element... types) {
        metadata = out.size();
        Element root = new Element("root")
                .with(new Element("metadata").with(types), new Element("region", "locale", "en_US", "gmtOffset", "0"));
        List<String> strings = new ArrayList<>();
        collect(root, strings);
        return event(Metadata.TYPE_ID, to -> {
            to.s8(0).s8(0).s8(1).s4(strings.size());
            strings.forEach(to::utf8);
            to.element(root, strings);
        });
    }

    private static void collect(Element element, List<String> strings) {
        addOnce(strings, element.name);
        element.attributes.forEach((key, value) -> {
            addOnce(strings, key);
            addOnce(strings, value);
        });
        element.children.forEach(child -> collect(child, strings));
    }

    private static void addOnce(List<String> strings, String text) {
        if (!strings.contains(text)) {
            strings.add(text);
        }
    }

    private void element(Element element, List<String> strings) {
        s4(strings.indexOf(element.name)).s4(element.attributes.size());
        element.attributes.forEach((key, value) -> s4(strings.indexOf(key)).s4(strings.indexOf(value)));
        s4(element.children.size());
        element.children.forEach(child -> element(child, strings));
    }

    /** A checkpoint with so many pools, chained to the one before it. */
    ChunkBytes checkpoint(int pools, Consumer<ChunkBytes> body) {
        long at = out.size();
        long delta = lastCheckpoint == 0 ? 0 : lastCheckpoint - at;
        lastCheckpoint = at;
        return event(ConstantPools.TYPE_ID, to -> {
            to.s8(0).s8(0).s8(delta).s1(0).s4(pools);
            body.accept(to);
        });
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        byte[] bytes = out.toByteArray();
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putInt(ChunkHeader.MAGIC).putShort((short) 2).putShort((short) 1);
        header.putLong(bytes.length).putLong(lastCheckpoint).putLong(metadata);
        header.putLong(1_700_000_000_000_000_000L).putLong(1_000_000_000);
        header.putLong(0).putLong(1_000_000_000).putInt(compressed ? 1 : 0);
        return bytes;
    }
}
