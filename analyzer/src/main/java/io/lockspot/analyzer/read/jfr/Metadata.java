package io.lockspot.analyzer.read.jfr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types of one chunk, by number and by name, and how their values lie in the bytes. Chunks of one writer mostly say
 * the same, so what was made of it for one serves the next. Not safe for use by several threads.
 */
final class Metadata {

    /** The type number of the event itself. */
    static final long TYPE_ID = 0;

    private final List<TypeDescriptor> types;
    private final LongMap<TypeDescriptor> byId = new LongMap<>();
    private final Map<String, TypeDescriptor> byName = new HashMap<>();
    private final Map<PlanKey, FieldPlan> plans = new HashMap<>();
    private final Layouts layouts;

    private record PlanKey(long typeId, List<String> wanted) {}

    Metadata(List<TypeDescriptor> types, boolean compressed) {
        this.types = types;
        for (TypeDescriptor type : types) {
            byId.put(type.id(), type);
            byName.putIfAbsent(type.name(), type);
        }
        layouts = new Layouts(this, compressed);
    }

    /** @param position of the metadata event, from the start of the chunk */
    static Metadata read(ByteCursor in, long position) {
        return new MetadataCache().read(in, position);
    }

    /** All types. Two may have the same name, when two class loaders have an event class of that name. */
    List<TypeDescriptor> types() {
        return types;
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

    /** How to pick these fields out of a value of that type. */
    FieldPlan plan(TypeDescriptor type, List<String> wanted) {
        PlanKey key = new PlanKey(type.id(), wanted);
        FieldPlan plan = plans.get(key);
        if (plan == null) {
            plan = FieldPlan.of(this, type, wanted);
            plans.put(key, plan);
        }
        return plan;
    }
}
