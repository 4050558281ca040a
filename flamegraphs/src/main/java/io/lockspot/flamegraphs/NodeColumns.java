package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The nodes of one tree or difference as a page has them, in preorder: behind the JSON of all trees a column of numbers
 * after the other, as {@link VarintOutput} writes them, one number for each node.
 *
 * <ul>
 *   <li>{@code up}: how many levels are closed before this node; 0 for the first child of the node before it
 *   <li>{@code frame}: its place in the table of frames
 *   <li>one or two of weights, of the stacks that end in this node, divided by {@code scale}; totals are added up by the
 *       page
 * </ul>
 *
 * <p>In the JSON are {@code nodes}, how many there are; {@code bytes}, how long the columns are together; {@code scale}; and
 * {@code foldedAt} and {@code folded}, the few nodes that stand for folded frames, and for how many.
 */
final class NodeColumns {

    private final int[] up;
    private final int[] frame;
    private final long[][] weights;
    private final List<Integer> foldedAt = new ArrayList<>();
    private final List<Integer> folded = new ArrayList<>();
    private int size;
    private int levelBefore = -1;

    /** @param weights how many columns of them */
    NodeColumns(int nodes, int weights) {
        this.up = new int[nodes];
        this.frame = new int[nodes];
        this.weights = new long[weights][nodes];
    }

    /**
     * Adds the next node.
     *
     * @param frameNumber as {@link PageFrames#use} gave it
     * @param standsFor how many folded frames, 0 for an ordinary node
     * @param weight one for each column of them
     */
    void add(int level, int frameNumber, int standsFor, long... weight) {
        up[size] = levelBefore + 1 - level;
        levelBefore = level;
        frame[size] = frameNumber;
        for (int column = 0; column < weights.length; column++) {
            weights[column][size] = weight[column];
        }
        if (standsFor > 0) {
            foldedAt.add(size);
            folded.add(standsFor);
        }
        size++;
    }

    /** Writes the members of the JSON, and the columns behind those of the trees before. */
    void write(ScriptJson json, PageFrames.Table table, VarintOutput columns) throws IOException {
        int before = columns.size();
        long scale = scale();
        for (int number : up) {
            columns.write(number);
        }
        for (int number : frame) {
            columns.write(table.places()[number]);
        }
        for (long[] column : weights) {
            for (long weight : column) {
                columns.write(weight / scale);
            }
        }
        json.raw("\"nodes\":").number(size);
        json.raw(",\"bytes\":").number(columns.size() - before);
        json.raw(",\"scale\":").number(scale);
        json.raw(",\n\"foldedAt\":").array(foldedAt, (to, number) -> to.number(number));
        json.raw(",\n\"folded\":").array(folded, (to, number) -> to.number(number));
    }

    /** What all weights are a multiple of: samples weigh the same, and ten digits for each of a million nodes are long. */
    private long scale() {
        long scale = 0;
        for (long[] column : weights) {
            for (long weight : column) {
                long rest = weight;
                while (rest != 0) {
                    long next = scale % rest;
                    scale = rest;
                    rest = next;
                }
            }
        }
        return Math.max(scale, 1);
    }
}
