package io.lockspot.analyzer.read.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every event of a file with all its fields as one line of text, read with this package's decoder. */
final class EventDump {

    static final int DEPTH = 6;

    private final ByteCursor in;
    private final Metadata metadata;
    private final ConstantPools pools;
    private final Texts texts;
    private final Map<Constant, String> constants = new HashMap<>();

    /** What lies at a position, as the text to that depth. */
    private record Constant(int position, int depth) {}

    private EventDump(ByteCursor in, ChunkHeader header) {
        this.in = in;
        metadata = Metadata.read(in, header.metadataPosition());
        pools = new ConstantPools(in, metadata);
        pools.readChain(header.poolPosition());
        texts = new Texts(in.another(), metadata, pools);
    }

    static List<String> of(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FileWindow window = new FileWindow(channel);
            for (long at = 0; at < window.size(); ) {
                ChunkHeader header = ChunkHeader.of(window.bytes(at, ChunkHeader.BYTES), at);
                ByteCursor in = new ByteCursor(window.bytes(at, header.size()), at, header.compressed());
                new EventDump(in, header).events(lines);
                at += header.size();
            }
        }
        return lines;
    }

    private void events(List<String> lines) {
        for (int at = ChunkHeader.BYTES; at < in.end(); ) {
            in.window(at, in.end());
            int size = in.s4();
            long id = in.s8();
            if (id != Metadata.TYPE_ID && id != ConstantPools.TYPE_ID) {
                TypeDescriptor type = metadata.type(id);
                lines.add(type.name() + fields(type, in.another(), in.position(), DEPTH));
            }
            at += size;
        }
    }

    private String fields(TypeDescriptor type, ByteCursor at, int position, int depth) {
        List<String> names = type.fields().stream().map(FieldDescriptor::name).toList();
        FieldPlan plan = FieldPlan.of(metadata, type, names);
        long[] slots = new long[names.size()];
        at.window(position, at.end());
        plan.read(at, slots);
        if (names.size() == 1) {
            return value(plan.field(0), slots[0], depth);
        }
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < slots.length; i++) {
            text.append(names.get(i))
                    .append('=')
                    .append(value(plan.field(i), slots[i], depth))
                    .append("; ");
        }
        return text.append('}').toString();
    }

    private String value(FieldDescriptor field, long slot, int depth) {
        TypeDescriptor type = metadata.type(field.typeId());
        if (field.array()) {
            return array(field, (int) slot, depth);
        }
        return switch (type.name()) {
            case "boolean" -> Boolean.toString(slot != 0);
            case "float" -> Float.toString(Float.intBitsToFloat((int) slot));
            case "double" -> Double.toString(Double.longBitsToDouble(slot));
            case "byte", "short", "char", "int", "long" -> Long.toString(slot);
            case TypeDescriptor.STRING -> '"' + texts.of(field, slot) + '"';
            default -> field.constant() ? constant(type, slot, depth) : object(type, (int) slot, depth);
        };
    }

    private String constant(TypeDescriptor type, long key, int depth) {
        ConstantPool pool = pools.of(type.id());
        int position = pool == null ? 0 : pool.position(key);
        if (position == 0) {
            return isWrappedString(type) ? "\"\"" : "null";
        }
        String known = constants.get(new Constant(position, depth));
        if (known == null) {
            known = object(type, position, depth);
            constants.put(new Constant(position, depth), known);
        }
        return known;
    }

    /** JFR's own types around a string are strings to the JDK's reader, also where they are missing. */
    private boolean isWrappedString(TypeDescriptor type) {
        return type.name().startsWith("jdk.types.")
                && type.fields().size() == 1
                && metadata.type(type.fields().get(0).typeId()).isString();
    }

    /** Types of one field stand for its value, as they do in the JDK's reader. */
    private String object(TypeDescriptor type, int position, int depth) {
        if (type.fields().size() == 1) {
            return fields(type, in.another(), position, depth);
        }
        return depth == 0 ? "…" : fields(type, in.another(), position, depth - 1);
    }

    private String array(FieldDescriptor field, int position, int depth) {
        FieldDescriptor one = new FieldDescriptor(field.name(), field.typeId(), field.constant(), false);
        TypeDescriptor wrapper = new TypeDescriptor(-1, "element", List.of(one));
        ByteCursor at = in.another();
        at.window(position, at.end());
        int count = at.count();
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            int start = at.position();
            text.append(fields(wrapper, in.another(), start, depth)).append(", ");
            metadata.layouts().of(one).skip(at);
        }
        return text.append(']').toString();
    }
}
