package io.lockspot.analyzer.read.page;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.read.Column;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.CallTreeDiff;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.PageReader;
import io.lockspot.flamegraphs.PageReader.Named;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the call trees of a page that lockspot wrote, a flame graph, a report or a difference. Only weights are in a
 * page: the threads, the numbers of events, and what the agent counted are not.
 *
 * <p>Of a difference, which has two sides, one is read, as of collapsed stacks with two columns.
 */
public final class PageRecordingReader {

    private static final int BUFFER = 1 << 16;

    /** What trees with threads call one that the recording does not name. */
    private static final String NAMELESS = "unknown thread";

    private final Optional<Column> asked;

    /** @param side of a difference that counts; the second, with a warning, when nothing is said */
    public PageRecordingReader(Optional<Column> side) {
        this.asked = side;
    }

    /** Whether a file that begins so is a page with call trees. */
    public static boolean recognises(byte[] head) {
        return PageReader.recognises(new String(head, StandardCharsets.UTF_8));
    }

    /**
     * Reads the whole page.
     *
     * @throws BadRecordingException when there is something wrong in it, or it has no tree of a known measure
     */
    public void read(InputStream in, RecordingBuilder into) throws BadRecordingException {
        into.format("page");
        PageReader.Page page = page(in, into.file());
        boolean known = false;
        for (Named<CallTree> tree : page.trees()) {
            known |= add(tree, tree.value(), into);
        }
        for (Named<CallTreeDiff> diff : page.diffs()) {
            boolean before = asked.equals(Optional.of(Column.BEFORE));
            known |= add(diff, before ? diff.value().before() : diff.value().after(), into);
        }
        if (!known) {
            throw new BadRecordingException(into.file() + ": is a page without a call tree of a measure that lockspot"
                    + " knows" + namesOf(page.trees()));
        }
        if (!page.diffs().isEmpty() && asked.isEmpty()) {
            into.warn(
                    "two-columns",
                    into.file()
                            + ": is a difference of two sides, before and after a change; only the second, after, is"
                            + " read; lockspot flamegraph --before FILE --after FILE takes both, and lockspot convert"
                            + " either");
        }
        into.warn(
                "from-page",
                into.file() + ": is a page, in which only the weights of call trees are; threads, locks and what was"
                        + " counted are in the recording that it was made from");
    }

    private static PageReader.Page page(InputStream in, String file) throws BadRecordingException {
        try {
            return PageReader.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), BUFFER));
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new BadRecordingException(
                    file + ": cannot be read as a page of lockspot: " + reason
                            + "; give the recording that it was made from",
                    e);
        }
    }

    /** Parts of a measure, such as its waiting, are in the tree of the measure. */
    private static boolean add(Named<?> named, CallTree tree, RecordingBuilder into) {
        Optional<Measure> measure =
                Measure.of(named.name()).filter(m -> m.unit().equals(named.unit()));
        measure.ifPresent(known -> tree.forEachStack((rootFirst, weight) -> {
            boolean thread = named.threads() && !rootFirst.isEmpty();
            List<Frame> frames = thread ? rootFirst.subList(1, rootFirst.size()) : rootFirst;
            long count = known == Measure.SAMPLES ? weight : 0;
            into.sample(known, thread ? threadOf(rootFirst.get(0)) : "", new Stack(frames), weight, count);
        }));
        return measure.isPresent();
    }

    /** The name behind the frame that stands for the thread. */
    private static String threadOf(Frame frame) {
        return frame.name().equals(NAMELESS) ? "" : frame.name();
    }

    private static String namesOf(List<Named<CallTree>> trees) {
        return trees.isEmpty()
                ? ""
                : "; it has " + trees.stream().map(Named::name).limit(5).collect(Collectors.joining(", "));
    }
}
