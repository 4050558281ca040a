package io.lockspot.agent.child;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads text in the format of OpenMetrics, strictly: whatever the format does not allow is an assertion error. */
public final class OpenMetricsReader {

    private static final Pattern META = Pattern.compile("# (TYPE|UNIT|HELP) ([a-z_]+) (.+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)(?:\\{(.*)})? (-?[0-9]+(?:\\.[0-9]+)?)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(,|$)");
    private static final Map<String, List<String>> SUFFIXES = Map.of(
            "counter", List.of("_total"),
            "gauge", List.of(""),
            "info", List.of("_info"),
            "histogram", List.of("_bucket", "_count", "_sum"));

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();
    private String family = "";

    private OpenMetricsReader() {}

    public static OpenMetricsReader read(String text) {
        OpenMetricsReader reader = new OpenMetricsReader();
        check(text.endsWith("\n# EOF\n"), "the end: " + text.substring(Math.max(0, text.length() - 40)));
        String body = text.substring(0, text.length() - "# EOF\n".length());
        for (String line : body.split("\n")) {
            reader.add(line);
        }
        reader.checkHistograms();
        return reader;
    }

    /** A sample's value as it is written; labels are names and values in turn. Null when there is none. */
    public String value(String name, String... labels) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < labels.length; i += 2) {
            pairs.add(labels[i] + "=" + labels[i + 1]);
        }
        return values.get(name + pairs);
    }

    /** Names of the samples with their labels. */
    public List<String> samples() {
        return List.copyOf(values.keySet());
    }

    private void add(String line) {
        Matcher meta = META.matcher(line);
        Matcher sample = SAMPLE.matcher(line);
        if (meta.matches()) {
            addMeta(meta.group(1), meta.group(2), meta.group(3));
        } else {
            check(sample.matches(), "no sample: " + line);
            addSample(sample.group(1), sample.group(2) == null ? "" : sample.group(2), sample.group(3));
        }
    }

    private void addMeta(String kind, String name, String text) {
        if (kind.equals("TYPE")) {
            check(types.put(name, text) == null, "a family twice: " + name);
            check(SUFFIXES.containsKey(text), "type " + text);
            check(!name.endsWith("_total"), "a family is not named as its samples are: " + name);
            family = name;
        } else {
            check(name.equals(family), kind + " outside of its family: " + name);
        }
        if (kind.equals("UNIT")) {
            check(name.endsWith("_" + text), "a name without its unit: " + name);
        }
    }

    private void addSample(String name, String labels, String value) {
        check(name.startsWith(family), "a sample outside of its family: " + name);
        List<String> allowed = SUFFIXES.get(types.get(family));
        check(allowed.contains(name.substring(family.length())), "suffix of " + name + ", allowed " + allowed);
        List<String> pairs = new ArrayList<>();
        Matcher label = LABEL.matcher(labels);
        int end = 0;
        while (end < labels.length()) {
            check(label.find() && label.start() == end, "labels: " + labels);
            pairs.add(label.group(1) + "=" + unescaped(label.group(2)));
            end = label.end();
        }
        check(values.put(name + pairs, value) == null, "a sample twice: " + name + pairs);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '\\';
            char c = text.charAt(escape ? ++i : i);
            plain.append(escape && c == 'n' ? '\n' : c);
        }
        return plain.toString();
    }

    private void checkHistograms() {
        String of = "";
        long before = 0;
        for (Map.Entry<String, String> sample : values.entrySet()) {
            String name = sample.getKey();
            int le = name.indexOf("le=");
            if (name.contains("_bucket[") && le > 0) {
                long count = Long.parseLong(sample.getValue());
                check(!name.substring(0, le).equals(of) || count >= before, "not cumulative: " + name);
                of = name.substring(0, le);
                before = count;
                if (name.endsWith("le=+Inf]")) {
                    String total = name.replace("_bucket[", "_count[").replaceAll("(, )?le=\\+Inf]", "]");
                    check(sample.getValue().equals(values.get(total)), "the count differs: " + total);
                }
            }
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
