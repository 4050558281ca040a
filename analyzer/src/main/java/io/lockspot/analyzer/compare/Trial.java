package io.lockspot.analyzer.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tests all quantities of a comparison: variances learnt within each group, p values corrected within two families, what
 * is watched and what is explored.
 */
final class Trial {

    private final List<Quantity> quantities;
    private final boolean descriptive;
    private final CommonChange common;

    /** @param common what all costs may have done together */
    Trial(List<Quantity> quantities, boolean descriptive, CommonChange common) {
        this.quantities = List.copyOf(quantities);
        this.descriptive = descriptive;
        this.common = common;
    }

    List<Judged> run() {
        return run(UnaryOperator.identity(), common);
    }

    /**
     * The same with runs that are equal, so that there is nothing that all costs could have done together.
     *
     * @param change what is done to the values of each quantity before they are tested
     */
    List<Judged> run(UnaryOperator<Series> change) {
        return run(change, CommonChange.NONE);
    }

    private List<Judged> run(UnaryOperator<Series> change, CommonChange shared) {
        List<Series> series =
                quantities.stream().map(q -> change.apply(q.series())).toList();
        Map<String, ModeratedT> tests = tests(series);
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < quantities.size(); i++) {
            estimates.add(tests.get(quantities.get(i).group()).estimate(series.get(i)));
        }
        double[] adjusted = new double[quantities.size()];
        adjust(Quantity::watched, Adjustment::holm, estimates, adjusted);
        adjust(q -> !q.watched(), Adjustment::benjaminiHochberg, estimates, adjusted);
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < quantities.size(); i++) {
            Quantity quantity = quantities.get(i);
            judged.add(new Judged(
                    quantity, estimates.get(i), adjusted[i], quantity.isCost() ? shared : CommonChange.NONE));
        }
        return judged;
    }

    /** What is watched is made of explored paths, so it would only count them twice. */
    private Map<String, ModeratedT> tests(List<Series> series) {
        Map<String, List<Series>> groups = new HashMap<>();
        for (int i = 0; i < quantities.size(); i++) {
            List<Series> group = groups.computeIfAbsent(quantities.get(i).group(), g -> new ArrayList<>());
            if (!quantities.get(i).watched()) {
                group.add(series.get(i));
            }
        }
        return groups.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> new ModeratedT(e.getValue(), descriptive)));
    }

    private void adjust(
            Predicate<Quantity> family, UnaryOperator<double[]> method, List<Estimate> estimates, double[] adjusted) {
        int[] members = IntStream.range(0, quantities.size())
                .filter(i -> family.test(quantities.get(i)))
                .toArray();
        double[] p = new double[members.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = estimates.get(members[i]).p();
        }
        double[] corrected = method.apply(p);
        for (int i = 0; i < p.length; i++) {
            adjusted[members[i]] = corrected[i];
        }
    }
}
