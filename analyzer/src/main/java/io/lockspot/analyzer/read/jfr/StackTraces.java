package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The stacks of one chunk. Each is resolved when it is first asked for, and then kept. */
final class StackTraces {

    /** Stands where the profiler cut a stack that was deeper than it looks. */
    private static final Frame TRUNCATED = Frame.other("[truncated]");

    private static final int FRAMES = 0;
    private static final int IS_TRUNCATED = 1;
    private static final int METHOD = 0;
    private static final int KIND = 1;

    private final ByteCursor in;
    private final ConstantPool pool;
    private final FieldPlan tracePlan;
    private final FieldPlan framePlan;
    private final boolean framesAreConstants;
    private final ConstantPool framePool;
    private final Methods methods;
    private final LongMap<Stack> known = new LongMap<>();
    private final long[] trace = new long[2];
    private final long[] frame = new long[2];

    /** @param in a cursor of its own */
    StackTraces(ByteCursor in, Metadata metadata, ConstantPools pools, Methods methods) {
        this.in = in;
        this.methods = methods;
        TypeDescriptor type = metadata.type("jdk.types.StackTrace");
        FieldDescriptor frames = type == null ? null : type.field("frames");
        TypeDescriptor frameType = frames == null || !frames.array() ? null : metadata.type(frames.typeId());
        if (frameType == null) {
            pool = null;
            framePool = null;
            framesAreConstants = false;
            tracePlan = null;
            framePlan = null;
            return;
        }
        pool = pools.of(type.id());
        framesAreConstants = frames.constant();
        framePool = pools.of(frameType.id());
        tracePlan = FieldPlan.of(metadata, type, List.of("frames", "truncated"));
        framePlan = FieldPlan.of(metadata, frameType, List.of("method", "type"));
        methods.fields(framePlan.field(METHOD), framePlan.field(KIND));
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
        int position = pool == null ? 0 : pool.position(key);
        if (position == 0) {
            return Stack.EMPTY;
        }
        in.window(position, in.end());
        tracePlan.read(in, trace);
        in.window((int) trace[FRAMES], in.end());
        List<Frame> frames = frames();
        if (trace[IS_TRUNCATED] != 0) {
            frames.add(TRUNCATED);
        }
        Collections.reverse(frames);
        return new Stack(frames);
    }

    /** Leaf first, as they lie in the file. */
    private List<Frame> frames() {
        int at = in.position();
        int count = in.count();
        if (count > Limits.STACK_FRAMES) {
            throw in.damage(at, "a stack of " + count + " frames");
        }
        List<Frame> frames = new ArrayList<>(count + 1);
        for (int i = 0; i < count; i++) {
            readFrame();
            frames.add(methods.frame(frame[METHOD], frame[KIND]));
        }
        return frames;
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
