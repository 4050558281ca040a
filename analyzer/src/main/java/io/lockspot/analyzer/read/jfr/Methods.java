package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.flamegraphs.Frame;
import java.util.List;

/** The methods and functions of one chunk as frames. */
final class Methods {

    private static final Frame UNKNOWN = Frame.other("[unknown]");

    private static final int TYPE = 0;
    private static final int NAME = 1;

    private final ByteCursor in;
    private final Metadata metadata;
    private final ConstantPools pools;
    private final Texts texts;
    private final FramePool frames;
    private final boolean asyncProfiler;
    private final LongMap<LongMap<Frame>> byKind = new LongMap<>();
    private final long[] slots = new long[2];
    private ConstantPool pool;
    private FieldPlan plan;
    private FieldDescriptor kindField;

    /**
     * @param in a cursor of its own
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
        this.asyncProfiler = asyncProfiler;
    }

    /** Says what the fields of a stack frame are that {@link #frame} gets; null when it has none. */
    void fields(FieldDescriptor method, FieldDescriptor kind) {
        kindField = kind;
        TypeDescriptor type = method == null ? null : metadata.type(method.typeId());
        if (type != null && method.constant()) {
            pool = pools.of(type.id());
            plan = FieldPlan.of(metadata, type, List.of("type", "name"));
        }
    }

    Frame frame(long method, long kind) {
        LongMap<Frame> known = byKind.get(kind);
        if (known == null) {
            known = new LongMap<>();
            byKind.put(kind, known);
        }
        Frame frame = known.get(method);
        if (frame == null) {
            frame = frames.one(read(method, texts.of(kindField, kind)));
            known.put(method, frame);
        }
        return frame;
    }

    private Frame read(long method, String kind) {
        int position = pool == null ? 0 : pool.position(method);
        if (position == 0) {
            return UNKNOWN;
        }
        in.window(position, in.end());
        plan.read(in, slots);
        FieldDescriptor type = plan.field(TYPE);
        String className = type == null || !type.constant() ? "" : texts.of(type, slots[TYPE]);
        String name = texts.of(plan.field(NAME), slots[NAME]);
        if (kind.equals("Kernel")) {
            return CanonicalNames.kernel(name);
        }
        boolean library = asyncProfiler && (kind.equals("Native") || kind.equals("C++"));
        return library
                ? CanonicalNames.nativeFrame(name)
                : CanonicalNames.java(className.isEmpty() ? name : ClassNames.of(className) + "." + name);
    }
}
