package io.lockspot.analyzer.read.jfr;

import java.util.List;

/**
 * The strings of one chunk: inline, as a constant, or as a constant that wraps or names something ({@code
 * jdk.types.Symbol}, {@code java.lang.Class}).
 */
final class Texts {

    private final ByteCursor in;
    private final Metadata metadata;
    private final ConstantPools pools;
    private final TextPool pool;
    private final ConstantPool strings;
    private final LongMap<Constants> constants = new LongMap<>();
    private final long[] slot = new long[1];
    private long length;

    /** The texts of one type of constants that were asked for, and how to get at the others. */
    private static final class Constants {
        private final LongMap<String> known = new LongMap<>();
        private final ConstantPool pool;
        private final FieldPlan plan;
        private final ByteCursor in;

        /** @param plan of the one field that holds the text; null when the constant itself is the text */
        private Constants(ConstantPool pool, FieldPlan plan, ByteCursor in) {
            this.pool = pool;
            this.in = in;
            this.plan = plan;
        }
    }

    /** @param in a cursor of its own */
    Texts(ByteCursor in, Metadata metadata, ConstantPools pools) {
        this(in, metadata, pools, TextPool.NONE);
    }

    /**
     * @param in a cursor of its own
     * @param pool of the names that the chunks before had
     */
    Texts(ByteCursor in, Metadata metadata, ConstantPools pools, TextPool pool) {
        this.in = in;
        this.pool = pool;
        this.metadata = metadata;
        this.pools = pools;
        TypeDescriptor string = metadata.type(TypeDescriptor.STRING);
        this.strings = string == null ? null : pools.of(string.id());
    }

    /**
     * The text of a field.
     *
     * @param field may be null
     * @param value what {@link FieldPlan} put into its slot
     * @return empty when there is none
     */
    String of(FieldDescriptor field, long value) {
        return of(in, field, value, 0);
    }

    private String of(ByteCursor from, FieldDescriptor field, long value, int hops) {
        if (field == null || field.array()) {
            return "";
        }
        if (field.constant()) {
            return constant(field.typeId(), value, hops + 1);
        }
        TypeDescriptor type = metadata.type(field.typeId());
        return type.isString() ? at(from, (int) value, hops) : "";
    }

    private String constant(long typeId, long key, int hops) {
        Constants of = constants.get(typeId);
        if (of == null) {
            of = constants(typeId);
            constants.put(typeId, of);
        }
        String text = of.known.get(key);
        if (text == null) {
            text = read(of, key, hops);
            of.known.put(key, text);
        }
        return text;
    }

    private Constants constants(long typeId) {
        ConstantPool pool = pools.of(typeId);
        if (pool == null || pool.type().isString()) {
            return new Constants(pool, null, in.another(pool));
        }
        TypeDescriptor type = pool.type();
        FieldDescriptor field = type.field("name");
        for (int i = 0; field == null && i < type.fields().size(); i++) {
            FieldDescriptor candidate = type.fields().get(i);
            TypeDescriptor held = metadata.type(candidate.typeId());
            field = held != null && held.isString() ? candidate : null;
        }
        return field == null
                ? new Constants(null, null, in)
                : new Constants(pool, metadata.plan(type, List.of(field.name())), in.another(pool));
    }

    private String read(Constants from, long key, int hops) {
        int position = from.pool == null ? 0 : from.pool.position(key);
        if (position == 0) {
            return "";
        }
        if (hops > Limits.TEXT_HOPS) {
            throw in.damage(position, "a text that refers to another and that to another");
        }
        if (from.plan == null) {
            return at(from.in, position, hops);
        }
        from.in.window(position, from.in.end());
        from.plan.read(from.in, slot);
        return of(from.in, from.plan.field(0), slot[0], hops);
    }

    private String at(ByteCursor from, int position, int hops) {
        from.window(position, from.end());
        int encoding = from.s1();
        return switch (encoding) {
            case ByteCursor.STRING_NULL, ByteCursor.STRING_EMPTY -> "";
            case ByteCursor.STRING_CONSTANT -> {
                long key = from.s8();
                yield strings == null ? "" : constant(strings.type().id(), key, hops + 1);
            }
            default -> characters(from, encoding);
        };
    }

    private String characters(ByteCursor from, int encoding) {
        int at = from.position();
        String text = from.characters(encoding, pool);
        length += text.length();
        if (length > Limits.TEXT_CHARS) {
            throw in.damage(at, "more than " + Limits.TEXT_CHARS + " characters of names in one chunk");
        }
        return text;
    }
}
