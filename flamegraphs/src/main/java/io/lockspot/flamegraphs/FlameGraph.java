package io.lockspot.flamegraphs;

import io.lockspot.flamegraphs.Template.Filling;
import io.lockspot.flamegraphs.Template.Hole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A flame graph as one HTML file that needs nothing else: no network, no other file, no server. It shows one or several
 * call trees, between which the reader switches. Titles and frame names are data to it and never markup, whatever they
 * hold.
 *
 * <p>A tree is read when the page is written. Very deep and very wide trees are cut: see {@link PageLimits}. The page is
 * pure ASCII. Not safe for use by several threads.
 */
public final class FlameGraph {

    private record Named(String name, String unit, CallTree tree) {}

    private final String title;
    private final List<Named> trees = new ArrayList<>();
    private final PageLimits limits;
    private String subtitle = "";

    FlameGraph(String title, PageLimits limits) {
        this.title = Objects.requireNonNull(title, "title");
        this.limits = limits;
    }

    /** @param title the headline, and the name of the browser's tab */
    public static FlameGraph page(String title) {
        return new FlameGraph(title, PageLimits.USUAL);
    }

    /** A line below the headline: what was recorded, when, for how long. */
    public FlameGraph subtitle(String line) {
        subtitle = Objects.requireNonNull(line, "line");
        return this;
    }

    /**
     * Adds a tree; the first is the one that the page opens with.
     *
     * @param name of the measure, such as {@code cpu} or {@code lock-wait}
     * @param unit of the weights: {@code ns} is shown as time; any other, such as {@code samples}, as it is
     */
    public FlameGraph add(String name, String unit, CallTree tree) {
        trees.add(new Named(
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(unit, "unit"),
                Objects.requireNonNull(tree, "tree")));
        return this;
    }

    /**
     * Writes the page.
     *
     * @throws IllegalStateException if no tree was added
     * @throws IOException if the output fails
     */
    public void write(Appendable out) throws IOException {
        if (trees.isEmpty()) {
            throw new IllegalStateException("a flame graph needs at least one call tree");
        }
        PageData data = new PageData(title, subtitle);
        for (Named named : trees) {
            data.add(named.name, named.unit, PrunedTree.rows(named.tree, limits));
        }
        Template template = Template.load();
        String style = template.files(Hole.STYLE);
        String script = template.files(Hole.SCRIPT);
        Map<Hole, Filling> fillings = Map.of(
                Hole.POLICY, to -> policy(style, script, to),
                Hole.TITLE, to -> element("title", escaped(title), to),
                Hole.STYLE, to -> element("style", style, to),
                Hole.DATA, to -> data(data, to),
                Hole.SCRIPT, to -> element("script", script, to));
        template.write(fillings, out);
    }

    /** Nothing may be loaded or run but the one style sheet and the one script, known by their hashes. */
    private static void policy(String style, String script, Appendable out) throws IOException {
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '")
                .append(hash(script))
                .append("'; style-src '")
                .append(hash(style))
                .append("'; base-uri 'none'; form-action 'none'\">");
    }

    /** A data block: browsers neither run it nor ask the policy about it. */
    private static void data(PageData data, Appendable out) throws IOException {
        out.append("<script type=\"application/json\" id=\"data\">\n");
        data.write(out);
        out.append("</script>");
    }

    private static void element(String name, String content, Appendable out) throws IOException {
        out.append('<').append(name).append('>').append(content);
        out.append("</").append(name).append('>');
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** As HTML text; what a page cannot hold becomes the replacement character. */
    private static String escaped(String text) {
        StringBuilder html = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) && c < 0x7f || " .,:;/+()_-".indexOf(c) >= 0) {
                html.append((char) c);
            } else {
                boolean sound = Character.isDefined(c) && Character.getType(c) != Character.SURROGATE && c >= ' ';
                html.append("&#")
                        .append(sound && (c < 0x7f || c > 0x9f) ? c : 0xfffd)
                        .append(';');
            }
        });
        return html.toString();
    }
}
