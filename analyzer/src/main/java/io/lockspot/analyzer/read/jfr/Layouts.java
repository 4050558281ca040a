package io.lockspot.analyzer.read.jfr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The layouts of a chunk's types, made when they are asked for. Types that embed themselves, or that unfold into too
 * much, are damage.
 */
final class Layouts {

    private final Metadata metadata;
    private final boolean compressed;
    private final Map<Long, Layout> known = new HashMap<>();

    Layouts(Metadata metadata, boolean compressed) {
        this.metadata = metadata;
        this.compressed = compressed;
    }

    Layout of(TypeDescriptor type) {
        return ofType(type.id(), 0);
    }

    /** Of a field, with its array or its reference. */
    Layout of(FieldDescriptor field) {
        return ofField(field, 0);
    }

    /** Of fields that lie behind one another. */
    Layout of(List<FieldDescriptor> fields) {
        return ofFields(fields, 0);
    }

    private Layout ofType(long id, int depth) {
        Layout layout = known.get(id);
        if (layout == null) {
            layout = make(id, depth);
            known.put(id, layout);
        }
        return layout;
    }

    private Layout make(long id, int depth) {
        TypeDescriptor type = metadata.type(id);
        if (type == null) {
            throw new ChunkDamage(ChunkDamage.IN_METADATA, "a value of the unknown type " + id);
        }
        if (depth > Limits.TYPE_DEPTH) {
            throw new ChunkDamage(ChunkDamage.IN_METADATA, "type " + type.name() + " is nested too deep");
        }
        return switch (type.name()) {
            case "boolean", "byte" -> Layout.ofBytes(1);
            case "float" -> Layout.ofBytes(4);
            case "double" -> Layout.ofBytes(8);
            case "char", "short" -> integer(2);
            case "int" -> integer(4);
            case "long" -> integer(8);
            case TypeDescriptor.STRING -> Layout.OF_STRING;
            default -> ofFields(type.fields(), depth + 1);
        };
    }

    private Layout integer(int bytes) {
        return compressed ? Layout.OF_VARINT : Layout.ofBytes(bytes);
    }

    private Layout ofField(FieldDescriptor field, int depth) {
        Layout one = field.constant() ? integer(8) : ofType(field.typeId(), depth);
        if (field.array() && one.arrays() >= Limits.TYPE_DEPTH) {
            throw new ChunkDamage(ChunkDamage.IN_METADATA, "field " + field.name() + " is nested too deep");
        }
        return field.array() ? Layout.ofArray(one) : one;
    }

    private Layout ofFields(List<FieldDescriptor> fields, int depth) {
        Layout[] parts = new Layout[fields.size()];
        int values = 0;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = ofField(fields.get(i), depth);
            values += parts[i].values();
            if (values > Limits.LAYOUT_STEPS) {
                throw new ChunkDamage(
                        ChunkDamage.IN_METADATA, "a type with more than " + Limits.LAYOUT_STEPS + " values");
            }
        }
        return Layout.ofAll(parts);
    }
}
