package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;
import java.util.ArrayList;
import java.util.List;

/** The wanted fields of the event that is being read. A field that the type lacks is 0, false, empty. */
final class Event {

    private final Chunk chunk;
    private final TypeDescriptor type;
    private final FieldPlan plan;
    private final EventHandler handler;
    private final long[] values;
    private final int startTime;
    private int position;

    Event(Chunk chunk, TypeDescriptor type, EventHandler handler) {
        this.chunk = chunk;
        this.type = type;
        this.handler = handler;
        List<String> fields = new ArrayList<>(handler.fields(type));
        this.startTime = fields.size();
        fields.add("startTime");
        this.plan = chunk.metadata().plan(type, fields);
        this.values = new long[plan.slots()];
    }

    /** Reads the fields and hands them on. */
    void read(ByteCursor in) {
        position = in.position();
        plan.read(in, values);
        chunk.span().add(values[startTime]);
        handler.event(this);
    }

    Chunk chunk() {
        return chunk;
    }

    TypeDescriptor type() {
        return type;
    }

    /** Where the fields start, as an offset in the file. */
    long offset() {
        return chunk.header().offset() + position;
    }

    boolean has(int field) {
        return plan.field(field) != null;
    }

    /** An integer, or the key of a constant. */
    long number(int field) {
        return values[field];
    }

    boolean flag(int field) {
        return values[field] != 0;
    }

    String text(int field) {
        return chunk.text(plan.field(field), values[field]);
    }

    /** A string, an integer or a boolean as text; empty for everything else. */
    String simpleText(int field) {
        FieldDescriptor descriptor = plan.field(field);
        if (descriptor == null || descriptor.array()) {
            return "";
        }
        return switch (chunk.metadata().type(descriptor.typeId()).name()) {
            case "byte", "short", "char", "int", "long" -> Long.toString(values[field]);
            case "boolean" -> Boolean.toString(values[field] != 0);
            default -> text(field);
        };
    }

    String thread(int field) {
        return chunk.thread(plan.field(field), values[field]);
    }

    /** The name of a thread that is given as a thread or as its name. */
    String threadOrText(int field) {
        FieldDescriptor descriptor = plan.field(field);
        TypeDescriptor held = descriptor == null ? null : chunk.metadata().type(descriptor.typeId());
        return held != null && held.name().equals("java.lang.Thread") ? thread(field) : text(field);
    }

    Stack stack(int field) {
        return chunk.stack(values[field]);
    }

    /** A duration in ticks as nanoseconds, never below 0. */
    long nanos(int field) {
        return Math.max(chunk.header().nanos(values[field]), 0);
    }

    /** When it began, in nanoseconds since 1970. */
    long startNanos() {
        return chunk.header().epochNanos(values[startTime]);
    }
}
