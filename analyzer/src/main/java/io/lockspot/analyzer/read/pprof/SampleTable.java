package io.lockspot.analyzer.read.pprof;

import io.lockspot.analyzer.model.BadRecordingException;
import java.io.IOException;

/** A profile's samples, in little memory: numbers behind each other, every part with its length before it. */
final class SampleTable {

    private static final int BYTES = 2 * Long.BYTES;

    private static final int MAX_LABELS = 64;

    private final Room room;
    private final Longs all = new Longs();
    private final Longs locations = new Longs();
    private final Longs values = new Longs();
    private final Longs labels = new Longs();

    SampleTable(Room room) {
        this.room = room;
    }

    void read(Wire wire) throws IOException, BadRecordingException {
        locations.clear();
        values.clear();
        labels.clear();
        wire.message((field, in) -> {
            switch (field) {
                case 1 -> in.numbers(locations);
                case 2 -> in.numbers(values);
                case 3 -> label(in);
                default -> in.skip();
            }
        });
        room.take((long) BYTES * (3 + locations.size() + values.size() + labels.size()));
        add(locations);
        add(values);
        add(labels);
    }

    private void label(Wire wire) throws IOException, BadRecordingException {
        long[] parts = new long[3];
        wire.message((field, in) -> {
            if (field <= 2 && in.type() == 0) {
                parts[field] = in.number();
            } else {
                in.skip();
            }
        });
        if (labels.size() < 2 * MAX_LABELS) {
            labels.add(parts[1]);
            labels.add(parts[2]);
        }
    }

    private void add(Longs part) {
        all.add(part.size());
        all.addAll(part);
    }

    /** Goes through the samples. */
    Cursor cursor() {
        return new Cursor();
    }

    /** Looks at one sample after the other. */
    final class Cursor {

        private int next;
        private int locationsAt;
        private int valuesAt;
        private int labelsAt;

        /** Goes to the next sample. */
        boolean next() {
            if (next >= all.size()) {
                return false;
            }
            locationsAt = next + 1;
            valuesAt = locationsAt + locations() + 1;
            labelsAt = valuesAt + values() + 1;
            next = labelsAt + 2 * labels();
            return true;
        }

        int locations() {
            return (int) all.get(locationsAt - 1);
        }

        /** The number of a location, innermost first. */
        long location(int index) {
            return all.get(locationsAt + index);
        }

        int values() {
            return (int) all.get(valuesAt - 1);
        }

        long value(int index) {
            return all.get(valuesAt + index);
        }

        int labels() {
            return (int) all.get(labelsAt - 1) / 2;
        }

        /** The number of the text that a label is called by. */
        long labelKey(int index) {
            return all.get(labelsAt + 2 * index);
        }

        /** The number of the text that a label says; 0 when it is a number. */
        long labelText(int index) {
            return all.get(labelsAt + 2 * index + 1);
        }
    }
}
