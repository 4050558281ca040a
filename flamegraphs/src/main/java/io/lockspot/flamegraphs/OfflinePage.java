package io.lockspot.flamegraphs;

import io.lockspot.flamegraphs.Template.Filling;
import io.lockspot.flamegraphs.Template.Hole;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An HTML file that needs nothing else: no network, no other file, no server. It is made of a template with the holes
 * {@code policy}, {@code title}, {@code style}, {@code data}, {@code script} and {@code loader}. Its policy lets the
 * browser run the one script and apply the one style sheet that it was written with, known by their hashes, and load
 * nothing; what was recorded is in data blocks, which browsers do not run. The script is compressed, as large data is; the
 * loader, a few lines that are allowed by their hash too, unpacks it.
 *
 * <p>A template of another module may name this module's drawing by its path in the sources,
 * {@code …/io/lockspot/flamegraphs/page/picture.js}. Not safe for use by several threads.
 */
public final class OfflinePage {

    /** Writes the JSON of a data block. */
    @FunctionalInterface
    public interface Data {
        /** @param out takes what may stand inside a script element: no {@code <}, {@code >} or {@code &} */
        void write(Appendable out) throws IOException;
    }

    /** Writes the content of a compressed block. */
    @FunctionalInterface
    public interface Bytes {
        void write(OutputStream out) throws IOException;
    }

    private final Template template;
    private final Map<String, Filling> blocks = new LinkedHashMap<>();
    private String title = "";

    private OfflinePage(Template template) {
        this.template = template;
    }

    /**
     * @param home the class beside whose resources the template is
     * @param template the name of the template, relative to that class
     */
    public static OfflinePage of(Class<?> home, String template) {
        return new OfflinePage(Template.load(home, template));
    }

    /** The name of the browser's tab; taken as text. */
    public OfflinePage title(String text) {
        title = Objects.requireNonNull(text, "text");
        return this;
    }

    /** @param id of the element that the script finds the block by; never anything from outside */
    public OfflinePage data(String id, Data block) {
        blocks.put(id, to -> {
            to.append("<script type=\"application/json\" id=\"").append(id).append("\">\n");
            block.write(to);
            to.append("</script>");
        });
        return this;
    }

    /**
     * Data that the page holds compressed.
     *
     * @param id of the element that the script finds the block by; never anything from outside
     */
    public OfflinePage packed(String id, Bytes block) {
        blocks.put(id, to -> packed(id, block, to));
        return this;
    }

    /** @throws IOException if the output fails */
    public void write(Appendable out) throws IOException {
        String style = template.files(Hole.STYLE);
        String script = template.files(Hole.SCRIPT);
        String loader =
                template.files(Hole.LOADER) + Template.dense(Template.resource(OfflinePage.class, "page/launch.js"));
        Map<Hole, Filling> fillings = Map.of(
                Hole.POLICY, to -> policy(style, hash(script) + "' '" + hash(loader), to),
                Hole.TITLE, to -> element("title", escaped(title), to),
                Hole.STYLE, to -> element("style", style, to),
                Hole.DATA, this::blocks,
                Hole.SCRIPT, to -> packed("script", bytes -> bytes.write(script.getBytes(StandardCharsets.UTF_8)), to),
                Hole.LOADER, to -> element("script", loader, to));
        template.write(fillings, out);
    }

    /** Nothing may be loaded or run but the one style sheet, the one script and its loader, known by their hashes. */
    private static void policy(String style, String scripts, Appendable out) throws IOException {
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '")
                .append(scripts)
                .append("'; style-src '")
                .append(hash(style))
                .append("'; base-uri 'none'; form-action 'none'\">");
    }

    /** Data blocks: browsers neither run them nor ask the policy about them. */
    private void blocks(Appendable out) throws IOException {
        for (Filling block : blocks.values()) {
            block.write(out);
        }
    }

    private static void packed(String id, Bytes content, Appendable out) throws IOException {
        out.append("<script type=\"" + PackedBlock.TYPE + "\" id=\"").append(id).append("\">");
        PackedBlock.write(content, out);
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
