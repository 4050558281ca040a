package io.lockspot.analyzer.read.jfr;

import io.lockspot.flamegraphs.Frame;
import java.util.List;

/** The methods and functions of one chunk as frames. */
final class Methods {

    private static final int TYPE = 0;
    private static final int NAME = 1;

    private ByteCursor in;
    private final Metadata metadata;
    private final ConstantPools pools;
    private final Texts texts;
    private final FramePool frames;
    private final boolean asyncProfiler;
    private final int unknown;
    private final FrameTable known = new FrameTable();
    private final long[] slots = new long[2];
    private ConstantPool pool;
    private FieldPlan plan;
    private FieldDescriptor kindField;

    /**
     * @param in of the chunk; its own comes from there
     * @param asyncProfiler whether it wrote the chunk: it marks functions of libraries as native, where the JDK marks
     *     Java's native methods so
     */
    Methods(
            ByteCursor in,
            Metadata metadata,
            ConstantPools pools,
            Texts texts,
            FramePool frames,
            boolean asyncProfiler) {
        this.in = in;
        this.metadata = metadata;
        this.pools = pools;
        this.texts = texts;
        this.frames = frames;
        this.unknown = frames.number(Frame.other("[unknown]"));
        this.asyncProfiler = asyncProfiler;
    }

    /** Says what the fields of a stack frame are that {@link #frame} gets; null when it has none. */
    void fields(FieldDescriptor method, FieldDescriptor kind) {
        kindField = kind;
        TypeDescriptor type = method == null ? null : metadata.type(method.typeId());
        if (type != null && method.constant()) {
            pool = pools.of(type.id());
            in = in.another(pool);
            plan = metadata.plan(type, List.of("type", "name"));
        }
    }

    /** The number of the frame in the pool. */
    int frame(long method, long kind) {
        int frame = known.get(method, kind);
        if (frame == FrameTable.NONE) {
            frame = read(method, texts.of(kindField, kind));
            known.put(method, kind, frame);
        }
        return frame;
    }

    private int read(long method, String kind) {
        int position = pool == null ? 0 : pool.position(method);
        if (position == 0) {
            return unknown;
        }
        in.window(position, in.end());
        plan.read(in, slots);
        FieldDescriptor type = plan.field(TYPE);
        String name = texts.of(plan.field(NAME), slots[NAME]);
        if (kind.equals("Kernel")) {
            return frames.number(FramePool.Kind.KERNEL, "", name);
        }
        if (asyncProfiler && (kind.equals("Native") || kind.equals("C++"))) {
            return frames.number(FramePool.Kind.LIBRARY, "", name);
        }
        String className = type == null || !type.constant() ? "" : texts.of(type, slots[TYPE]);
        return frames.number(FramePool.Kind.JAVA, className, name);
    }
}
