package io.lockspot.flamegraphs;

import io.lockspot.testkit.PackedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/** A written page, taken apart by an HTML parser and a JSON parser of other people. */
record PageText(String html, Document document) {

    static PageText of(FlameGraph page) throws IOException {
        StringBuilder html = new StringBuilder();
        page.write(html);
        return new PageText(html.toString(), Jsoup.parse(html.toString()));
    }

    /** With the columns of trees as arrays. */
    JsonNode data() throws IOException {
        return PackedData.json(document.getElementById("data").data());
    }

    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        data().get("names").forEach(name -> names.add(name.asString()));
        return names;
    }

    String policy() {
        return document.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    }

    /** What the browser runs as it stands there: the script without a type. */
    List<Element> scripts() {
        return document.select("script:not([type])");
    }

    /** The tree that the columns stand for, folded rows left out. */
    CallTree tree(int index) throws IOException {
        JsonNode tree = data().get("trees").get(index);
        long scale = tree.get("scale").asLong();
        String kinds = data().get("kinds").asString().toLowerCase(Locale.ROOT);
        List<String> names = names();
        CallTree decoded = new CallTree();
        List<Frame> path = new ArrayList<>();
        for (int i = 0; i < tree.get("frame").size(); i++) {
            for (int up = tree.get("up").get(i).asInt(); up > 0; up--) {
                path.remove(path.size() - 1);
            }
            int frame = tree.get("frame").get(i).asInt();
            path.add(new Frame(names.get(frame), FrameKind.values()["jinkol".indexOf(kinds.charAt(frame))]));
            decoded.add(
                    path.subList(1, path.size()),
                    scale * tree.get("self").get(i).asLong());
        }
        return decoded;
    }
}
