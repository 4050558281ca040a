package io.lockspot.analyzer.read.jfr;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the metadata event: a table of strings, then a tree of elements with attributes. Only classes and their fields
 * are kept; annotations and settings are stepped over.
 */
final class MetadataParser {

    private final ByteCursor in;
    private final List<TypeDescriptor> types = new ArrayList<>();
    private String[] strings = {};
    private int elements;

    private MetadataParser(ByteCursor in) {
        this.in = in;
    }

    /** @param in behind the number of the metadata, limited by the end of its event */
    static List<TypeDescriptor> types(ByteCursor in) {
        MetadataParser parser = new MetadataParser(in);
        parser.parse();
        return parser.types;
    }

    private void parse() {
        int at = in.position();
        int count = in.count();
        if (count > Limits.METADATA_STRINGS) {
            throw in.damage(at, "metadata with " + count + " strings");
        }
        strings = new String[count];
        for (int i = 0; i < count; i++) {
            strings[i] = plainString();
        }
        element(null, 0);
    }

    /** Metadata comes before every constant, so its strings carry their characters. */
    private String plainString() {
        int at = in.position();
        int encoding = in.s1();
        return switch (encoding) {
            case ByteCursor.STRING_NULL, ByteCursor.STRING_EMPTY -> "";
            case ByteCursor.STRING_UTF8, ByteCursor.STRING_CHARS, ByteCursor.STRING_LATIN1 -> in.characters(encoding);
            default -> throw in.damage(at, "a string of the metadata with encoding " + encoding);
        };
    }

    private String string() {
        int at = in.position();
        int index = in.s4();
        if (index < 0 || index >= strings.length) {
            throw in.damage(at, "string " + index + " of " + strings.length + " in the metadata");
        }
        return strings[index];
    }

    private void element(List<FieldDescriptor> fieldsOfParent, int depth) {
        int at = in.position();
        if (depth > Limits.METADATA_DEPTH || ++elements > Limits.METADATA_ELEMENTS) {
            throw in.damage(at, "metadata nested too deep or with too many elements");
        }
        String element = string();
        Attributes attributes = new Attributes();
        for (int i = in.count(); i > 0; i--) {
            String key = string();
            attributes.put(key, string());
        }
        List<FieldDescriptor> fields = null;
        if (element.equals("class")) {
            fields = new ArrayList<>();
        } else if (element.equals("field") && fieldsOfParent != null) {
            fieldsOfParent.add(attributes.field(at));
        }
        for (int i = in.count(); i > 0; i--) {
            element(fields, depth + 1);
        }
        if (fields != null) {
            types.add(new TypeDescriptor(attributes.number(attributes.id, at), attributes.name, List.copyOf(fields)));
        }
    }

    /** The attributes that matter, of an element of any kind. */
    private final class Attributes {
        private String name = "";
        private String id = "";
        private String type = "";
        private boolean constant;
        private boolean array;

        void put(String key, String value) {
            switch (key) {
                case "name" -> name = value;
                case "id" -> id = value;
                case "class" -> type = value;
                case "constantPool" -> constant = value.equals("true");
                case "dimension" -> array = !value.equals("0");
                default -> {}
            }
        }

        FieldDescriptor field(int at) {
            return new FieldDescriptor(name, number(type, at), constant, array);
        }

        long number(String text, int at) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw in.damage(at, "metadata without the number of a type");
            }
        }
    }
}
