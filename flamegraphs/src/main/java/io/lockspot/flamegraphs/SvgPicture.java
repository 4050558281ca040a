package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Boxes above boxes as SVG: self-contained, without a script, with a tooltip for each box. Colours follow the reader's
 * choice of light or dark; programs that convert pictures and know no such choice get the light ones. Plain ASCII.
 */
final class SvgPicture {

    private static final int WIDE = 1200;
    private static final int MARGIN = 10;
    private static final int NOTE = 16;
    private static final int ROW = 17;
    private static final int HEAD = 58;

    /** Letters of the fonts named below are 0.6 of their height wide. */
    private static final int FONT = 12;

    private static final double LETTER = 0.61 * FONT;

    /** What is narrower than a pixel is left out: a single deep stack would make the picture high and show nothing. */
    private static final double THINNEST = 1;

    /**
     * A kind of box.
     *
     * @param colour what fills it, in light surroundings and in dark ones
     */
    record Style(String light, String dark) {

        /** In the colours of that name. */
        static Style of(String colour) {
            return new Style(Palette.light().colour(colour), Palette.dark().colour(colour));
        }
    }

    private record Box(int level, double left, double width, String style, String label, String tip) {}

    private final String title;
    private final String subtitle;
    private final Map<String, Style> styles = new LinkedHashMap<>();
    private final Map<String, String> legend = new LinkedHashMap<>();
    private final List<Box> boxes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int deepest;
    private int thin;

    SvgPicture(String title, String subtitle) {
        this.title = title;
        this.subtitle = subtitle;
    }

    /** @param name of the style, letters only */
    SvgPicture style(String name, Style style) {
        styles.put(name, style);
        return this;
    }

    /** Says below the picture what a style stands for. */
    SvgPicture legend(String style, String meaning) {
        legend.put(style, meaning);
        return this;
    }

    /** A line below the legend. */
    SvgPicture note(String line) {
        notes.add(line);
        return this;
    }

    /**
     * @param level 0 is the root's, which is at the bottom
     * @param left where it begins, 0 to 1 of the width
     * @param width 0 to 1
     */
    void box(int level, double left, double width, String style, String label, String tip) {
        double wide = width * (WIDE - 2 * MARGIN);
        if (wide < THINNEST) {
            thin++;
            return;
        }
        deepest = Math.max(deepest, level);
        boxes.add(new Box(level, MARGIN + left * (WIDE - 2 * MARGIN), wide, style, label, tip));
    }

    void write(Appendable out) throws IOException {
        int bottom = HEAD + (deepest + 1) * ROW;
        List<String> below = notes();
        int high = bottom + 56 + Math.max(below.size() - 1, 0) * NOTE;
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDE + "\" height=\"" + high
                + "\" viewBox=\"0 0 " + WIDE + " " + high + "\" role=\"img\">\n");
        out.append("<title>").append(XmlText.of(title)).append("</title>\n");
        out.append("<style>").append(css()).append("</style>\n");
        out.append("<rect class=\"ground\" width=\"" + WIDE + "\" height=\"" + high + "\"/>\n");
        line(out, "title", MARGIN, 24, title, 17);
        line(out, "muted", MARGIN, 44, subtitle, FONT);
        for (Box box : boxes) {
            write(box, bottom, out);
        }
        writeLegend(out, bottom + 20);
        for (int i = 0; i < below.size(); i++) {
            line(out, "muted", MARGIN, bottom + 42 + i * NOTE, below.get(i), FONT);
        }
        out.append("</svg>\n");
    }

    /** What is too narrow to see is told behind the first. */
    private List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (thin > 0) {
            String told = WeightText.number(thin) + " frames too narrow to see are left out.";
            if (all.isEmpty()) {
                all.add(told);
            } else {
                all.set(0, all.get(0) + " " + told);
            }
        }
        return all;
    }

    private String css() {
        StringBuilder css = new StringBuilder("text{font-size:" + FONT
                + "px;font-family:\"DejaVu Sans Mono\",Menlo,Consolas,monospace}.title{font-size:17px}");
        rules(Palette.light(), false, css);
        rules(Palette.dark(), true, css.append("@media(prefers-color-scheme:dark){"));
        return css.append('}').toString();
    }

    private void rules(Palette palette, boolean dark, StringBuilder css) {
        rule(css, ".ground", palette.colour("ground"));
        rule(css, ".title", palette.colour("text"));
        rule(css, ".said", palette.colour("text"));
        rule(css, ".muted", palette.colour("muted"));
        styles.forEach((name, style) -> {
            String fill = dark ? style.dark : style.light;
            rule(css, "." + name, fill);
            rule(css, ".on" + name, Palette.inkOn(fill));
        });
    }

    private static void rule(StringBuilder css, String selector, String fill) {
        css.append(selector).append("{fill:").append(fill).append('}');
    }

    private static void write(Box box, int bottom, Appendable out) throws IOException {
        int top = bottom - (box.level + 1) * ROW;
        out.append("<g><title>").append(XmlText.of(box.tip)).append("</title><rect class=\"");
        out.append(box.style).append("\" x=\"").append(number(box.left)).append("\" y=\"" + top);
        out.append("\" width=\"").append(number(box.width - 0.5)).append("\" height=\"" + (ROW - 1) + "\" rx=\"1\"/>");
        String label = cut(box.label, (int) ((box.width - 6) / LETTER));
        if (!label.isEmpty()) {
            out.append("<text class=\"on").append(box.style).append("\" x=\"");
            out.append(number(box.left + 3)).append("\" y=\"" + (top + 12) + "\">");
            out.append(XmlText.of(label)).append("</text>");
        }
        out.append("</g>\n");
    }

    private void writeLegend(Appendable out, int y) throws IOException {
        double x = MARGIN;
        for (Map.Entry<String, String> each : legend.entrySet()) {
            out.append("<rect class=\"").append(each.getKey()).append("\" x=\"").append(number(x));
            out.append("\" y=\"" + (y - 10) + "\" width=\"11\" height=\"11\"/>");
            line(out, "said", (int) x + 16, y, each.getValue(), FONT);
            x += 16 + each.getValue().length() * LETTER + 18;
        }
    }

    private static void line(Appendable out, String style, int x, int y, String text, int font) throws IOException {
        String shown = cut(text, (int) ((WIDE - MARGIN - x) / (0.61 * font)));
        if (!shown.isEmpty()) {
            out.append("<text class=\"").append(style).append("\" x=\"" + x + "\" y=\"" + y + "\">");
            out.append(XmlText.of(shown)).append("</text>\n");
        }
    }

    /** To so many letters; nothing when there is room for two or less. */
    private static String cut(String text, int letters) {
        String whole = XmlText.visible(text);
        if (letters < 3) {
            return "";
        }
        if (whole.codePointCount(0, whole.length()) <= letters) {
            return whole;
        }
        return whole.substring(0, whole.offsetByCodePoints(0, letters - 2)) + "..";
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
