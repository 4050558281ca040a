package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.ColumnTree;
import io.lockspot.analyzer.explain.Per;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * What a breakdown's weights are divided by, and the quotients. They stand beside the totals, which stay what they are:
 * exact integers in the unit of the measure.
 */
final class PerJson {

    private static final MathContext DIGITS = new MathContext(6);

    private PerJson() {}

    /** The field {@code per} of the object that describes the breakdown; none for shares. */
    static void write(Breakdown breakdown, Json json) {
        if (breakdown.per().divisor().isEmpty()) {
            return;
        }
        json.object("per").field("unit", breakdown.per().unit(breakdown.measure()));
        if (breakdown.per() instanceof Per.Operation operation) {
            json.field("operation", operation.operation())
                    .known("implementation", operation.implementation())
                    .field("count", operation.count());
        } else if (breakdown.per() instanceof Per.Second second) {
            json.field("duration", second.nanos());
        }
        json.field("total", quotient(breakdown, breakdown.whole())).endObject();
    }

    /** The field {@code per} of a node or function: its total after the division. */
    static void node(Breakdown breakdown, long total, Json json) {
        if (breakdown.per().divisor().isPresent()) {
            json.field("per", quotient(breakdown, total));
        }
    }

    /** The same for a node with several measures, in their order. */
    static void node(ColumnTree tree, ColumnTree.Node node, Json json) {
        List<Breakdown> columns = tree.columns();
        if (columns.get(0).per().divisor().isPresent()) {
            double[] quotients = new double[columns.size()];
            for (int i = 0; i < quotients.length; i++) {
                quotients[i] = quotient(columns.get(i), node.total(i));
            }
            json.numbers("per", quotients);
        }
    }

    /** Six digits are more than samples are good for. */
    private static double quotient(Breakdown breakdown, long weight) {
        double value = weight / breakdown.per().divisor().orElseThrow();
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
