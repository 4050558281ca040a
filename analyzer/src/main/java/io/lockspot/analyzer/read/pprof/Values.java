package io.lockspot.analyzer.read.pprof;

import io.lockspot.analyzer.model.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a profile's values mean.
 *
 * @param columns the values that are read
 * @param unread what the others are called
 * @param standIn the one that is read as samples because no other is known; empty mostly
 */
record Values(List<Column> columns, List<String> unread, Optional<String> standIn) {

    /** Units of time in nanoseconds. */
    private static final Map<String, Long> UNITS = Map.of(
            "nanoseconds", 1L,
            "ns", 1L,
            "microseconds", 1_000L,
            "us", 1_000L,
            "milliseconds", 1_000_000L,
            "ms", 1_000_000L,
            "seconds", 1_000_000_000L,
            "s", 1_000_000_000L);

    private static final String COUNT = "count";

    /**
     * A value that is read.
     *
     * @param at which of a sample's values it is
     * @param events which of them counts its events; -1 when none does
     * @param scale what one of its units is in the measure's
     */
    record Column(Measure measure, int at, int events, long scale) {}

    /** A measure's name and unit as the profile has them. */
    private record Type(String name, String unit) {
        @Override
        public String toString() {
            return name + "/" + unit;
        }
    }

    static Values of(ProfileTables tables) {
        List<Type> types = tables.types().stream()
                .map(type -> new Type(tables.text(type.type()), tables.text(type.unit())))
                .toList();
        List<Column> columns = new ArrayList<>();
        List<Type> left = new ArrayList<>(types);
        for (int i = 0; i < types.size(); i++) {
            Type type = types.get(i);
            Optional<Measure> measure = timed(type);
            if (measure.isPresent() && columns.stream().noneMatch(c -> c.measure() == measure.get())) {
                int events = events(measure.get(), type, types);
                columns.add(new Column(measure.get(), i, events, UNITS.get(type.unit())));
                left.remove(type);
                left.remove(events < 0 ? type : types.get(events));
            }
        }
        sampled(left).ifPresent(type -> {
            columns.add(new Column(Measure.SAMPLES, types.indexOf(type), types.indexOf(type), 1));
            left.remove(type);
        });
        Optional<String> standIn = Optional.empty();
        if (columns.isEmpty() && !types.isEmpty()) {
            int shown = shownFirst(types, tables.defaultType());
            columns.add(new Column(Measure.SAMPLES, shown, -1, 1));
            standIn = Optional.of(types.get(shown).toString());
            left.remove(types.get(shown));
        }
        return new Values(columns, left.stream().map(Type::toString).toList(), standIn);
    }

    /** The measure of a value that is a time; Go calls the waits for its locks {@code delay}. */
    private static Optional<Measure> timed(Type type) {
        if (!UNITS.containsKey(type.unit())) {
            return Optional.empty();
        }
        return type.name().equals("delay")
                ? Optional.of(Measure.LOCK_WAIT)
                : Measure.of(type.name()).filter(m -> m.unit().equals("ns"));
    }

    /** Which value counts the events of a measure, or -1. */
    private static int events(Measure measure, Type type, List<Type> types) {
        int own = types.indexOf(new Type(measure.id() + "-events", COUNT));
        if (own >= 0) {
            return own;
        }
        return types.indexOf(
                new Type(type.name().equals("delay") ? "contentions" : measure == Measure.CPU ? "samples" : "", COUNT));
    }

    /** Samples without a unit; async-profiler's converter calls them by their event. */
    private static Optional<Type> sampled(List<Type> types) {
        List<Type> counts = List.of(new Type("samples", COUNT), new Type("sample", COUNT), new Type("cpu", COUNT));
        return counts.stream().filter(types::contains).findFirst();
    }

    /** As pprof itself chooses. */
    private static int shownFirst(List<Type> types, String wanted) {
        for (int i = 0; i < types.size(); i++) {
            if (!wanted.isEmpty() && types.get(i).name().equals(wanted)) {
                return i;
            }
        }
        return types.size() - 1;
    }
}
