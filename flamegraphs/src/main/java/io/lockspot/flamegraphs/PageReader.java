package io.lockspot.flamegraphs;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the call trees back out of a page that lockspot wrote, or out of the data of one. What the page was written from
 * comes out again, to the last unit, but for what had to be cut: that is in {@code [other]} and {@code [truncated]}. Pages
 * come from strangers: nothing is believed, and what is held in memory is bounded.
 */
public final class PageReader {

    private static final String BLOCK = "<script type=\"application/";
    private static final String PLAIN = "json\" id=\"";
    private static final String PACKED = PackedBlock.TYPE.substring("application/".length()) + "\" id=\"";
    private static final int LONGEST = 64;

    /**
     * A tree, or a difference.
     *
     * @param name of its measure
     * @param unit of its weights
     * @param threads whether the first frame of every stack is its thread
     */
    public record Named<T>(String name, String unit, boolean threads, T value) {}

    /**
     * What was in the page.
     *
     * @param trees in the order of the page
     * @param diffs in the order of the page
     */
    public record Page(List<Named<CallTree>> trees, List<Named<CallTreeDiff>> diffs) {}

    private final long budget;
    private final List<String> names = new ArrayList<>();
    private final List<PageColumns> trees = new ArrayList<>();
    private final List<PageColumns> diffs = new ArrayList<>();
    private String kinds = "";

    private PageReader(long budget) {
        this.budget = budget;
    }

    /** Whether a text that begins so is a page with data, or the data of one. */
    public static boolean recognises(String head) {
        String start = head.stripLeading();
        return start.regionMatches(true, 0, "<!doctype html", 0, 14) && head.contains(BLOCK)
                || start.startsWith("{\"version\":1,\"title\":");
    }

    /**
     * Reads a page, or its data alone. Read to the end of the data only; buffered by the caller.
     *
     * @throws IOException if the input fails or there is something wrong in it; the message says what
     */
    public static Page read(Reader in) throws IOException {
        PageReader reader = new PageReader(Runtime.getRuntime().maxMemory() / 4);
        reader.find(in);
        return reader.page();
    }

    /** Goes to the data: the text itself when it is that, else the block of the page that has trees. */
    private void find(Reader in) throws IOException {
        int c = in.read();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            c = in.read();
        }
        if (c == '{') {
            data(new Prefixed("{", in));
            return;
        }
        while (goBehind(BLOCK, in)) {
            StringBuilder start = new StringBuilder();
            for (c = in.read(); c >= 0 && c != '>' && start.length() < LONGEST; c = in.read()) {
                start.append((char) c);
            }
            boolean packed = start.indexOf(PACKED) == 0;
            String id = start.substring(packed || start.indexOf(PLAIN) == 0 ? (packed ? PACKED : PLAIN).length() : 0);
            if (c == '>' && List.of("data\"", "trees\"", "diffs\"").contains(id)) {
                if (packed) {
                    packed(in);
                } else {
                    data(in);
                }
                return;
            }
        }
        throw new IOException("is a page without call trees, or one that was cut off");
    }

    /** One character, then the rest. */
    private static final class Prefixed extends FilterReader {
        private String prefix;

        Prefixed(String prefix, Reader in) {
            super(in);
            this.prefix = prefix;
        }

        @Override
        public int read() throws IOException {
            if (prefix.isEmpty()) {
                return in.read();
            }
            int c = prefix.charAt(0);
            prefix = prefix.substring(1);
            return c;
        }
    }

    /** Whether that comes; then the reader is behind it. No part of it begins as the whole does, but its first letter. */
    private static boolean goBehind(String wanted, Reader in) throws IOException {
        int found = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            found = c == wanted.charAt(found) ? found + 1 : c == wanted.charAt(0) ? 1 : 0;
            if (found == wanted.length()) {
                return true;
            }
        }
        return false;
    }

    /** JSON with the columns behind it. */
    private void packed(Reader in) throws IOException {
        try (PackedInput unpacked = new PackedInput(in, budget)) {
            JsonInput json = data(unpacked);
            if (unpacked.read() >= 0) {
                throw new IOException("the data goes on behind its end");
            }
            for (PageColumns tree : trees) {
                tree.read(unpacked, json);
            }
            for (PageColumns diff : diffs) {
                diff.read(unpacked, json);
            }
            unpacked.end();
        }
    }

    private JsonInput data(Reader in) throws IOException {
        JsonInput json = new JsonInput(in, budget);
        json.object(key -> {
            switch (key) {
                case "version" -> version(json.number());
                case "names" -> json.array(() -> names.add(json.string()));
                case "kinds" -> kinds = json.string();
                case "trees" -> json.array(() -> trees.add(PageColumns.read(json, false)));
                case "diffs" -> json.array(() -> diffs.add(PageColumns.read(json, true)));
                default -> json.skip();
            }
        });
        return json;
    }

    /** The first form has its columns in the JSON, the second behind it. */
    private static void version(long version) throws IOException {
        if (version < 1 || version > 2) {
            throw new IOException("was written by a newer lockspot (version " + version + " of the page's data)");
        }
    }

    private Page page() throws IOException {
        List<Frame> table = table();
        List<Named<CallTree>> readTrees = new ArrayList<>();
        for (PageColumns tree : trees) {
            readTrees.add(new Named<>(tree.name(), tree.unit(), tree.threads(), tree.tree(table)));
        }
        List<Named<CallTreeDiff>> readDiffs = new ArrayList<>();
        for (PageColumns diff : diffs) {
            readDiffs.add(new Named<>(diff.name(), diff.unit(), diff.threads(), diff.diff(table)));
        }
        return new Page(readTrees, readDiffs);
    }

    private List<Frame> table() throws IOException {
        if (kinds.length() != names.size()) {
            throw new IOException("the table of functions is damaged");
        }
        String plain = kinds.toLowerCase(Locale.ROOT);
        List<Frame> table = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            int kind = PageFrames.KINDS.indexOf(plain.charAt(i));
            if (kind < 0) {
                throw new IOException("the table of functions is damaged");
            }
            table.add(new Frame(names.get(i), FrameKind.values()[kind]));
        }
        return table;
    }
}
