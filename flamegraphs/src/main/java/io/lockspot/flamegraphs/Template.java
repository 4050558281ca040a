package io.lockspot.flamegraphs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with its holes. A template is itself a page that opens in a browser, with its style sheets and scripts beside
 * it and a sample to show; what stands in a hole there is replaced here. It is cut at the holes before anything is
 * filled in, so what is filled in cannot open another one.
 */
final class Template {

    /** What a page differs in. In the template: {@code <!--[style]-->what a plain look shows<!--[/style]-->}. */
    enum Hole {
        POLICY,
        TITLE,
        STYLE,
        DATA,
        SCRIPT,
        LOADER
    }

    /** Writes what goes into a hole. */
    @FunctionalInterface
    interface Filling {
        void write(Appendable out) throws IOException;
    }

    private static final Pattern HOLE = Pattern.compile("<!--\\[(\\w+)]-->(.*?)<!--\\[/\\1]-->", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"([a-z./]*\\b[a-z]+\\.(?:js|css))\"");

    /** What another module's template calls the files of this one, seen from the sources. */
    private static final String HERE = "/io/lockspot/flamegraphs/";

    private final Class<?> home;
    private final String folder;
    private final List<String> between = new ArrayList<>();
    private final List<Hole> holes = new ArrayList<>();
    private final Map<Hole, String> shown = new EnumMap<>(Hole.class);

    private Template(Class<?> home, String name) {
        this.home = home;
        this.folder = name.substring(0, name.lastIndexOf('/') + 1);
        cut(resource(home, name));
    }

    private void cut(String html) {
        Matcher hole = HOLE.matcher(html);
        int end = 0;
        while (hole.find()) {
            between.add(html.substring(end, hole.start()));
            Hole found = Hole.valueOf(hole.group(1).toUpperCase(Locale.ROOT));
            holes.add(found);
            shown.put(found, hole.group(2));
            end = hole.end();
        }
        between.add(html.substring(end));
        if (holes.size() != Hole.values().length || shown.size() != holes.size()) {
            throw new IllegalStateException("the page's template has the holes " + holes);
        }
    }

    /** @param name of the template's resource, relative to the class */
    static Template load(Class<?> home, String name) {
        return new Template(home, name);
    }

    /** The files that the template refers to in a hole, one after the other. */
    String files(Hole hole) {
        StringBuilder all = new StringBuilder("\n");
        Matcher file = FILE.matcher(shown.get(hole));
        while (file.find()) {
            all.append(dense(resource(file.group(1))));
        }
        return all.toString();
    }

    /** Scripts and style sheets without what only those read who write them: lines of comment, and what lines begin with. */
    static String dense(String source) {
        StringBuilder dense = new StringBuilder(source.length());
        boolean isComment = false;
        for (String line : source.split("\n")) {
            String stripped = line.strip();
            isComment |= stripped.startsWith("/*");
            if (!isComment && !stripped.isEmpty() && !stripped.startsWith("//")) {
                dense.append(stripped).append('\n');
            }
            isComment &= !stripped.endsWith("*/");
        }
        return dense.toString();
    }

    private String resource(String file) {
        int here = file.indexOf(HERE);
        return here < 0
                ? resource(home, folder + file)
                : resource(Template.class, file.substring(here + HERE.length()));
    }

    void write(Map<Hole, Filling> fillings, Appendable out) throws IOException {
        for (int i = 0; i < holes.size(); i++) {
            out.append(between.get(i));
            fillings.get(holes.get(i)).write(out);
        }
        out.append(between.get(holes.size()));
    }

    /** With line feeds only: a browser hashes the script with its line ends normalised. */
    static String resource(Class<?> home, String name) {
        try (InputStream in = home.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is missing: the jar is damaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
