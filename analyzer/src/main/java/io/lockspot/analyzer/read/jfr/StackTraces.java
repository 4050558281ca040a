package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.read.CanonicalNames;
import java.util.List;

/** The stacks of one chunk. Each is resolved when it is first asked for, and then kept. */
final class StackTraces {

    private static final int FRAMES = 0;
    private static final int IS_TRUNCATED = 1;
    private static final int METHOD = 0;
    private static final int KIND = 1;

    private final ByteCursor in;
    private final ConstantPool pool;
    private final FieldPlan tracePlan;
    private final FieldPlan framePlan;
    private final boolean framesAreConstants;
    private final boolean usualFrames;
    private final ConstantPool framePool;
    private final Methods methods;
    private final StackPool stacks;

    /** Stands where the profiler cut a stack that was deeper than it looks. */
    private final int truncated;

    private final LongMap<Stack> known = new LongMap<>();
    private final long[] trace = new long[2];
    private final long[] frame = new long[2];
    private int[] leafFirst = new int[256];
    private int lastPosition;
    private Stack last = Stack.EMPTY;

    /** @param in a cursor of its own */
    StackTraces(ByteCursor in, Metadata metadata, ConstantPools pools, Methods methods, Recurring recurring) {
        this.in = in;
        this.methods = methods;
        this.stacks = recurring.stacks();
        this.truncated = recurring.frames().number(CanonicalNames.TRUNCATED);
        TypeDescriptor type = metadata.type("jdk.types.StackTrace");
        FieldDescriptor frames = type == null ? null : type.field("frames");
        TypeDescriptor frameType = frames == null || !frames.array() ? null : metadata.type(frames.typeId());
        if (frameType == null) {
            pool = null;
            framePool = null;
            framesAreConstants = false;
            usualFrames = false;
            tracePlan = null;
            framePlan = null;
            return;
        }
        pool = pools.of(type.id());
        framesAreConstants = frames.constant();
        framePool = pools.of(frameType.id());
        tracePlan = metadata.plan(type, List.of("frames", "truncated"));
        framePlan = FieldPlan.toTheEnd(metadata, frameType, List.of("method", "type"));
        usualFrames = in.compressed() && !framesAreConstants && isUsual(metadata, frameType);
        methods.fields(framePlan.field(METHOD), framePlan.field(KIND));
    }

    private static boolean isUsual(Metadata metadata, TypeDescriptor frame) {
        List<FieldDescriptor> fields = frame.fields();
        return fields.size() == 4
                && fields.get(0).name().equals("method")
                && fields.get(3).name().equals("type")
                && fields.stream().allMatch(f -> metadata.layouts().of(f) == Layout.OF_VARINT)
                && fields.get(0).constant()
                && fields.get(3).constant();
    }

    /** The stack, outermost caller first; empty when the file does not hold it. */
    Stack of(long key) {
        Stack stack = known.get(key);
        if (stack == null) {
            stack = read(key);
            known.put(key, stack);
        }
        return stack;
    }

    private Stack read(long key) {
        int position = position(key);
        return position == 0 ? Stack.EMPTY : read(position);
    }

    /** The stack at a {@link #position}; not kept: whoever asks for many asks in the order in which they lie. */
    Stack at(int position) {
        if (position != lastPosition) {
            last = position == 0 ? Stack.EMPTY : read(position);
            lastPosition = position;
        }
        return last;
    }

    private Stack read(int position) {
        in.window(position, in.end());
        tracePlan.read(in, trace);
        in.window((int) trace[FRAMES], in.end());
        int count = frames();
        if (trace[IS_TRUNCATED] != 0) {
            leafFirst[count++] = truncated;
        }
        return stacks.of(leafFirst, count);
    }

    /** Where the stack lies in the chunk; 0 when it is not there. Asked for in this order they are read fastest. */
    int position(long key) {
        return pool == null ? 0 : pool.position(key);
    }

    /** Leaf first, as they lie in the file; returns how many. */
    private int frames() {
        int at = in.position();
        int count = in.count();
        if (count > Limits.STACK_FRAMES) {
            throw in.damage(at, "a stack of " + count + " frames");
        }
        if (count >= leafFirst.length) {
            leafFirst = new int[count * 2];
        }
        if (usualFrames) {
            usualFrames(count);
            return count;
        }
        for (int i = 0; i < count; i++) {
            readFrame();
            leafFirst[i] = methods.frame(frame[METHOD], frame[KIND]);
        }
        return count;
    }

    /** What all writers at hand write: the method, two numbers, the kind. */
    private void usualFrames(int count) {
        for (int i = 0; i < count; i++) {
            in.frame(frame);
            leafFirst[i] = methods.frame(frame[METHOD], frame[KIND]);
        }
    }

    private void readFrame() {
        if (!framesAreConstants) {
            framePlan.read(in, frame);
            return;
        }
        long key = in.s8();
        int next = in.position();
        int position = framePool == null ? 0 : framePool.position(key);
        frame[METHOD] = 0;
        frame[KIND] = 0;
        if (position != 0) {
            in.window(position, in.end());
            framePlan.read(in, frame);
            in.window(next, in.end());
        }
    }
}
