package io.lockspot.analyzer.read.jfr;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types of one chunk, by number and by name, and how their values lie in the bytes. */
final class Metadata {

    /** The type number of the event itself. */
    static final long TYPE_ID = 0;

    private final Map<Long, TypeDescriptor> byId = new LinkedHashMap<>();
    private final Map<String, TypeDescriptor> byName = new HashMap<>();
    private final Layouts layouts;

    private Metadata(List<TypeDescriptor> types, boolean compressed, long offset) {
        for (TypeDescriptor type : types) {
            byId.put(type.id(), type);
            byName.putIfAbsent(type.name(), type);
        }
        layouts = new Layouts(this, compressed, offset);
    }

    /** @param position of the metadata event, from the start of the chunk */
    static Metadata read(ByteCursor in, long position) {
        if (position < ChunkHeader.BYTES || position >= in.end()) {
            throw in.damage(0, "metadata said to be at " + position + ", outside of the chunk");
        }
        int at = (int) position;
        in.window(at, in.end());
        int size = in.s4();
        if (size <= in.position() - at || size > in.end() - at) {
            throw in.damage(at, "metadata with a size of " + size);
        }
        in.window(in.position(), at + size);
        if (in.s8() != TYPE_ID) {
            throw in.damage(at, "no metadata where the header says that it is");
        }
        return new Metadata(MetadataParser.types(in), in.compressed(), in.offset(at));
    }

    /** All types. Two may have the same name, when two class loaders have an event class of that name. */
    Collection<TypeDescriptor> types() {
        return byId.values();
    }

    /** The type, or null. */
    TypeDescriptor type(long id) {
        return byId.get(id);
    }

    /** The type of that name, or null. */
    TypeDescriptor type(String name) {
        return byName.get(name);
    }

    Layouts layouts() {
        return layouts;
    }
}
