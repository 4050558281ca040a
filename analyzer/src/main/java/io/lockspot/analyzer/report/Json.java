package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.io.Writer;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** A JSON document being written, in the shapes that all of lockspot's documents share. */
final class Json implements AutoCloseable {

    /** Trees are as deep as stacks are. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Deeper than this everything stays on one line: indenting a deep tree would write mostly spaces. */
    private static final int INDENTED_LEVELS = 3;

    private final JsonGenerator generator;

    /** @param out is flushed, not closed */
    Json(Writer out) {
        this(out, new Readable());
    }

    private Json(Writer out, ObjectWriteContext context) {
        generator = FACTORY.createGenerator(context, out);
        generator.configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false);
    }

    /** A document without line breaks, such as one of many. */
    static Json line(Writer out) {
        return new Json(out, ObjectWriteContext.empty());
    }

    private static final class Readable extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new Layout();
        }
    }

    private static final class Layout extends DefaultPrettyPrinter {
        Layout() {
            super(DEFAULT_SEPARATORS.withObjectNameValueSpacing(Separators.Spacing.AFTER));
            indentArraysWith(new Shallow());
            indentObjectsWith(new Shallow());
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new Layout();
        }
    }

    private static final class Shallow extends DefaultIndenter {
        Shallow() {
            super("  ", "\n");
        }

        @Override
        public void writeIndentation(JsonGenerator out, int level) {
            if (level <= INDENTED_LEVELS) {
                super.writeIndentation(out, level);
            } else {
                out.writeRaw(' ');
            }
        }
    }

    Json object() {
        generator.writeStartObject();
        return this;
    }

    Json object(String name) {
        generator.writeName(name);
        return object();
    }

    Json endObject() {
        generator.writeEndObject();
        return this;
    }

    Json array(String name) {
        generator.writeName(name);
        generator.writeStartArray();
        return this;
    }

    Json endArray() {
        generator.writeEndArray();
        return this;
    }

    /** An element of an array. */
    Json value(long value) {
        generator.writeNumber(value);
        return this;
    }

    /** An element of an array. */
    Json value(String value) {
        generator.writeString(value);
        return this;
    }

    /** An element of an array. */
    Json value(double value) {
        generator.writeNumber(value);
        return this;
    }

    /** An element of an array: null. */
    Json nothing() {
        generator.writeNull();
        return this;
    }

    Json field(String name, String value) {
        generator.writeStringProperty(name, value);
        return this;
    }

    Json field(String name, long value) {
        generator.writeNumberProperty(name, value);
        return this;
    }

    Json field(String name, double value) {
        generator.writeNumberProperty(name, value);
        return this;
    }

    Json field(String name, OptionalDouble value) {
        return value.isPresent() ? field(name, value.getAsDouble()) : absent(name);
    }

    Json field(String name, boolean value) {
        generator.writeBooleanProperty(name, value);
        return this;
    }

    /** Null when there is nothing to say. */
    Json known(String name, String value) {
        return value.isEmpty() ? absent(name) : field(name, value);
    }

    Json absent(String name) {
        generator.writeNullProperty(name);
        return this;
    }

    /** The frame's name and kind, as fields of the object that is open. */
    Json frame(Frame frame) {
        return field("name", frame.name()).field("kind", kind(frame));
    }

    private static String kind(Frame frame) {
        return switch (frame.kind()) {
            case JAVA, INLINED -> "java";
            case NATIVE -> "native";
            case KERNEL -> "kernel";
            case OTHER -> "other";
            case LOCK -> "lock";
        };
    }

    /** An array of numbers. */
    Json numbers(String name, double... values) {
        generator.writeName(name);
        generator.writeArray(values, 0, values.length);
        return this;
    }

    /** An element of an array: an array of numbers. */
    Json numbers(double... values) {
        generator.writeArray(values, 0, values.length);
        return this;
    }

    /** A stack as an array of frames, callers first. */
    Json path(String name, Stack stack) {
        array(name);
        stack.frames().forEach(f -> object().frame(f).endObject());
        return endArray();
    }

    @Override
    public void close() {
        generator.writeRaw('\n');
        generator.close();
    }
}
