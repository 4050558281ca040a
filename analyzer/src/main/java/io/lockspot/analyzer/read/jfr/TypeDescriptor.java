package io.lockspot.analyzer.read.jfr;

import java.util.List;

/**
 * A type of one chunk, as its metadata describes it. Its number means something in that chunk only.
 *
 * @param name {@code jdk.ExecutionSample}, {@code java.lang.Thread}, {@code long}, …
 * @param fields in the order of the bytes
 */
record TypeDescriptor(long id, String name, List<FieldDescriptor> fields) {

    static final String STRING = "java.lang.String";

    /** Of strings the name is one object, for it is asked for at every one that is read. */
    TypeDescriptor {
        name = name.equals(STRING) ? STRING : name;
    }

    boolean isString() {
        return name == STRING;
    }

    /** The field of that name, or null. */
    FieldDescriptor field(String fieldName) {
        for (FieldDescriptor field : fields) {
            if (field.name().equals(fieldName)) {
                return field;
            }
        }
        return null;
    }
}
