package io.lockspot.analyzer.read.jfr;

import java.util.List;

/** The names of the threads of one chunk: Java's name, else the operating system's. */
final class Threads {

    private static final int JAVA_NAME = 0;
    private static final int OS_NAME = 1;

    private ByteCursor in;
    private final Metadata metadata;
    private final ConstantPools pools;
    private final Texts texts;
    private final LongMap<String> names = new LongMap<>();
    private final long[] slots = new long[2];
    private ConstantPool pool;
    private FieldPlan plan;

    /** @param in of the chunk; its own comes from there */
    Threads(ByteCursor in, Metadata metadata, ConstantPools pools, Texts texts) {
        this.in = in;
        this.metadata = metadata;
        this.pools = pools;
        this.texts = texts;
    }

    /** @return empty when the field holds no thread, or one without a name */
    String of(FieldDescriptor field, long key) {
        if (field == null || !field.constant()) {
            return "";
        }
        String name = names.get(key);
        if (name == null) {
            name = read(field.typeId(), key);
            names.put(key, name);
        }
        return name;
    }

    private String read(long typeId, long key) {
        if (plan == null) {
            pool = pools.of(typeId);
            in = in.another(pool);
            plan = metadata.plan(metadata.type(typeId), List.of("javaName", "osName"));
        }
        int position = pool == null ? 0 : pool.position(key);
        if (position == 0) {
            return "";
        }
        in.window(position, in.end());
        plan.read(in, slots);
        String javaName = texts.of(plan.field(JAVA_NAME), slots[JAVA_NAME]);
        return javaName.isEmpty() ? texts.of(plan.field(OS_NAME), slots[OS_NAME]) : javaName;
    }
}
