package io.lockspot.flamegraphs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The colours of the pages' style sheet, for pictures that have none: those for light surroundings or those for dark. */
final class Palette {

    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");
    private static final String DARK = ":root[data-theme=\"dark\"]";

    private final Map<String, String> colours = new HashMap<>();

    private Palette(String css) {
        Matcher colour = COLOUR.matcher(css);
        while (colour.find()) {
            colours.putIfAbsent(colour.group(1), colour.group(2));
        }
    }

    static Palette light() {
        String css = css();
        return new Palette(css.substring(0, css.indexOf(DARK)));
    }

    static Palette dark() {
        String css = css();
        return new Palette(css.substring(css.indexOf(DARK)));
    }

    private static String css() {
        try (InputStream in = Palette.class.getResourceAsStream("page/palette.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the palette", e);
        }
    }

    /** {@code #rrggbb}. */
    String colour(String name) {
        String colour = colours.get(name);
        if (colour == null) {
            throw new IllegalArgumentException("no colour " + name);
        }
        return colour;
    }

    /** That much of the second in the first; the same as the script's {@code mixed}. */
    static String mixed(String colour, String other, double share) {
        StringBuilder mixed = new StringBuilder("#");
        for (int channel = 1; channel < 7; channel += 2) {
            int from = Integer.parseInt(colour, channel, channel + 2, 16);
            int to = Integer.parseInt(other, channel, channel + 2, 16);
            mixed.append(String.format("%02x", Math.round(from + (to - from) * share)));
        }
        return mixed.toString();
    }

    /** Black or white, whichever reads better on the colour. */
    static String inkOn(String colour) {
        double luminance = 0.2126 * linear(colour, 1) + 0.7152 * linear(colour, 3) + 0.0722 * linear(colour, 5);
        return (luminance + 0.05) / 0.055 > 1.05 / (luminance + 0.05) ? "#0d1013" : "#ffffff";
    }

    private static double linear(String colour, int channel) {
        double part = Integer.parseInt(colour, channel, channel + 2, 16) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
