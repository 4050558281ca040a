package io.lockspot.analyzer.read.pprof;

import io.lockspot.analyzer.model.BadRecordingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything of a profile as it is in the file: its parts name each other by numbers, in any order, and a text may come
 * behind all that is called by it.
 */
final class ProfileTables implements Wire.Fields {

    /** Compilers inline a few levels deep; more is an attempt to make much of little. */
    private static final int MAX_INLINED = 256;

    private static final int ENTRY = 64;

    /** A measure and its unit, as numbers of texts. */
    record ValueType(long type, long unit) {}

    record Mapping(long start, long offset, long file) {}

    record Function(long name, long systemName, long file) {}

    /** @param functions innermost first; more than one when they were inlined */
    record Location(long mapping, long address, long[] functions) {}

    private final Room room;
    private final List<String> texts = new ArrayList<>();
    private final List<ValueType> types = new ArrayList<>();
    private final Map<Long, Mapping> mappings = new HashMap<>();
    private final Map<Long, Function> functions = new HashMap<>();
    private final Map<Long, Location> locations = new HashMap<>();
    private final SampleTable samples;
    private final Longs comments = new Longs();
    private long durationNanos;
    private long defaultType;

    ProfileTables(Room room) {
        this.room = room;
        this.samples = new SampleTable(room);
    }

    @Override
    public void field(int field, Wire wire) throws IOException, BadRecordingException {
        switch (field) {
            case 1 -> types.add(valueType(wire));
            case 2 -> samples.read(wire);
            case 3 -> mapping(wire);
            case 4 -> location(wire);
            case 5 -> function(wire);
            case 6 -> {
                String text = wire.text();
                room.take(ENTRY + 2L * text.length());
                texts.add(text);
            }
            case 10 -> durationNanos = wire.number();
            case 13 -> wire.numbers(comments);
            case 14 -> defaultType = wire.number();
            default -> wire.skip();
        }
    }

    /** The text of that number; empty when there is none. */
    String text(long number) {
        return number >= 0 && number < texts.size() ? texts.get((int) number) : "";
    }

    boolean hasTexts() {
        return !texts.isEmpty();
    }

    List<ValueType> types() {
        return types;
    }

    /** What the profile's maker wants to be seen first; empty when it does not say. */
    String defaultType() {
        return text(defaultType);
    }

    /** Whether one of the comments is that. */
    boolean hasComment(String comment) {
        for (int i = 0; i < comments.size(); i++) {
            if (text(comments.get(i)).equals(comment)) {
                return true;
            }
        }
        return false;
    }

    long durationNanos() {
        return durationNanos;
    }

    SampleTable samples() {
        return samples;
    }

    /** Null when there is none of that number. */
    Mapping mapping(long id) {
        return mappings.get(id);
    }

    /** Null when there is none of that number. */
    Function function(long id) {
        return functions.get(id);
    }

    /** Null when there is none of that number. */
    Location location(long id) {
        return locations.get(id);
    }

    private ValueType valueType(Wire wire) throws IOException, BadRecordingException {
        long[] parts = numbers(wire, 2);
        room.take(ENTRY);
        return new ValueType(parts[1], parts[2]);
    }

    private void mapping(Wire wire) throws IOException, BadRecordingException {
        long[] parts = numbers(wire, 5);
        room.take(2 * ENTRY);
        mappings.put(parts[1], new Mapping(parts[2], parts[4], parts[5]));
    }

    private void function(Wire wire) throws IOException, BadRecordingException {
        long[] parts = numbers(wire, 4);
        room.take(2 * ENTRY);
        functions.put(parts[1], new Function(parts[2], parts[3], parts[4]));
    }

    /** The numbers of a message by their fields, from 1. */
    private static long[] numbers(Wire wire, int last) throws IOException, BadRecordingException {
        long[] parts = new long[last + 1];
        wire.message((field, in) -> {
            if (field <= last && in.type() == 0) {
                parts[field] = in.number();
            } else {
                in.skip();
            }
        });
        return parts;
    }

    private void location(Wire wire) throws IOException, BadRecordingException {
        long[] parts = new long[4];
        Longs lines = new Longs();
        wire.message((field, in) -> {
            if (field == 4) {
                long function = numbers(in, 1)[1];
                if (lines.size() < MAX_INLINED) {
                    lines.add(function);
                }
            } else if (field <= 3 && in.type() == 0) {
                parts[field] = in.number();
            } else {
                in.skip();
            }
        });
        long[] called = new long[lines.size()];
        for (int i = 0; i < called.length; i++) {
            called[i] = lines.get(i);
        }
        room.take(2 * ENTRY + 8L * called.length);
        locations.put(parts[1], new Location(parts[2], parts[3], called));
    }
}
