package io.lockspot.analyzer.read.jfr;

import java.util.ArrayList;
import java.util.List;

/**
 * Picks the wanted fields out of the values of one type, whatever their order in the bytes. What a slot then holds
 * depends on the field: an integer's or a constant's key itself, the raw bits of a {@code float} or {@code double}, and
 * for everything else (text, embedded types, arrays) the position in the chunk where it starts.
 */
final class FieldPlan {

    /** Kinds of steps. */
    private static final int SKIP = 0;

    private static final int MARK = 1;
    private static final int BYTE = 2;
    private static final int SHORT = 3;
    private static final int CHAR = 4;
    private static final int INT = 5;
    private static final int LONG = 6;
    private static final int BITS4 = 7;
    private static final int BITS8 = 8;

    private record Step(int kind, int slot, Layout layout) {}

    private final FieldDescriptor[] fields;
    private final int[] kinds;
    private final int[] slots;
    private final Layout[] layouts;

    private FieldPlan(FieldDescriptor[] fields, List<Step> steps) {
        this.fields = fields;
        kinds = steps.stream().mapToInt(Step::kind).toArray();
        slots = steps.stream().mapToInt(Step::slot).toArray();
        layouts = steps.stream().map(Step::layout).toArray(Layout[]::new);
    }

    /** @param wanted names of fields, in the order of the slots; those that the type lacks stay 0 */
    static FieldPlan of(Metadata metadata, TypeDescriptor type, List<String> wanted) {
        return of(metadata, type, wanted, false);
    }

    /** One that reads to the end of the value, for values that lie behind one another. */
    static FieldPlan toTheEnd(Metadata metadata, TypeDescriptor type, List<String> wanted) {
        return of(metadata, type, wanted, true);
    }

    private static FieldPlan of(Metadata metadata, TypeDescriptor type, List<String> wanted, boolean toTheEnd) {
        FieldDescriptor[] fields = new FieldDescriptor[wanted.size()];
        List<Step> steps = new ArrayList<>();
        List<FieldDescriptor> between = new ArrayList<>();
        for (FieldDescriptor field : type.fields()) {
            int slot = wanted.indexOf(field.name());
            if (slot < 0 || fields[slot] != null) {
                between.add(field);
                continue;
            }
            if (!between.isEmpty()) {
                steps.add(new Step(SKIP, 0, metadata.layouts().of(between)));
                between.clear();
            }
            fields[slot] = field;
            Layout layout = metadata.layouts().of(field);
            steps.add(new Step(kind(metadata, field), slot, layout));
        }
        if (toTheEnd) {
            steps.add(new Step(SKIP, 0, metadata.layouts().of(between)));
        }
        return new FieldPlan(fields, steps);
    }

    private static int kind(Metadata metadata, FieldDescriptor field) {
        if (field.array()) {
            return MARK;
        }
        if (field.constant()) {
            return LONG;
        }
        return switch (metadata.type(field.typeId()).name()) {
            case "boolean", "byte" -> BYTE;
            case "short" -> SHORT;
            case "char" -> CHAR;
            case "int" -> INT;
            case "long" -> LONG;
            case "float" -> BITS4;
            case "double" -> BITS8;
            default -> MARK;
        };
    }

    /** The field of that slot, or null when the type has none of that name. */
    FieldDescriptor field(int slot) {
        return fields[slot];
    }

    int slots() {
        return fields.length;
    }

    /**
     * Reads one value into the slots; slots of fields that the type lacks are left alone. Where the cursor then is says
     * nothing, unless the plan reaches to the end of the value.
     */
    void read(ByteCursor in, long[] into) {
        int last = kinds.length - 1;
        for (int i = 0; i < kinds.length; i++) {
            switch (kinds[i]) {
                case LONG -> into[slots[i]] = in.s8();
                case SKIP -> layouts[i].skip(in);
                case INT -> into[slots[i]] = in.s4();
                case BYTE -> into[slots[i]] = in.s1();
                case SHORT -> into[slots[i]] = in.s2();
                case CHAR -> into[slots[i]] = (char) in.s2();
                case BITS4 -> into[slots[i]] = in.raw4();
                case BITS8 -> into[slots[i]] = in.raw8();
                default -> {
                    into[slots[i]] = in.position();
                    if (i < last) {
                        layouts[i].skip(in);
                    }
                }
            }
        }
    }
}
