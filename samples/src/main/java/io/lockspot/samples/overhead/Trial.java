package io.lockspot.samples.overhead;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All runs of one workload on one JDK. Reading number {@code i} of a setting is of round {@code i}. */
final class Trial {

    private final Workload.Part part;
    private final String workload;
    private final JavaHome jdk;
    private final double callsPerUnit;
    private final Map<String, List<Reading>> readings = new LinkedHashMap<>();

    /** @param callsPerUnit calls of probed methods per connection or turn; not a number when unknown */
    Trial(Workload.Part part, String workload, JavaHome jdk, double callsPerUnit) {
        this.part = part;
        this.workload = workload;
        this.jdk = jdk;
        this.callsPerUnit = callsPerUnit;
    }

    void add(String setting, Reading reading) {
        readings.computeIfAbsent(setting, name -> new ArrayList<>()).add(reading);
    }

    Workload.Part part() {
        return part;
    }

    String workload() {
        return workload;
    }

    JavaHome jdk() {
        return jdk;
    }

    double callsPerUnit() {
        return callsPerUnit;
    }

    List<String> settings() {
        return List.copyOf(readings.keySet());
    }

    boolean has(String setting) {
        return readings.containsKey(setting);
    }

    List<Reading> readings(String setting) {
        return readings.get(setting);
    }

    Estimate mean(String setting, Metric metric) {
        return Paired.mean(values(setting, metric));
    }

    /** Against the bare runs of the same rounds. */
    Estimate ratio(String setting, Metric metric) {
        return Paired.ratio(values(setting, metric), values(Setting.BARE.name(), metric));
    }

    Estimate difference(String setting, Metric metric) {
        return Paired.difference(values(setting, metric), values(Setting.BARE.name(), metric));
    }

    /**
     * What the method makes of no difference: of each two bare runs that follow each other, one against the other. Which
     * of them is the one and which the other changes from pair to pair, so that a machine that drifts favours none.
     *
     * @return empty when there are not two
     */
    Optional<Estimate> ofNoDifference(Metric metric) {
        double[] bare = values(Setting.BARE.name(), metric);
        double[] ones = new double[bare.length / 2];
        double[] others = new double[bare.length / 2];
        for (int pair = 0; pair < ones.length; pair++) {
            ones[pair] = bare[2 * pair + pair % 2];
            others[pair] = bare[2 * pair + 1 - pair % 2];
        }
        return ones.length == 0 ? Optional.empty() : Optional.of(Paired.ratio(ones, others));
    }

    /** What a call of a probed method takes more than without the tool, in the metric's unit. */
    Estimate perCall(String setting, Metric metric) {
        return difference(setting, metric).times(1 / callsPerUnit);
    }

    /**
     * How many times as much a call takes more with one tool as with the other.
     *
     * @return without an interval when in some round one of the two took no more than nothing
     */
    Estimate costRatio(String setting, String other, Metric metric) {
        double[] bare = values(Setting.BARE.name(), metric);
        double[] own = minus(values(setting, metric), bare);
        double[] others = minus(values(other, metric), bare);
        for (int i = 0; i < bare.length; i++) {
            if (own[i] <= 0 || others[i] <= 0) {
                double ratio = Paired.mean(own).value() / Paired.mean(others).value();
                return new Estimate(ratio, Double.NaN, Double.NaN);
            }
        }
        return Paired.ratio(own, others);
    }

    private static double[] minus(double[] values, double[] others) {
        double[] rest = new double[values.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = values[i] - others[i];
        }
        return rest;
    }

    private double[] values(String setting, Metric metric) {
        return readings.get(setting).stream()
                .mapToDouble(reading -> reading.get(metric))
                .toArray();
    }
}
