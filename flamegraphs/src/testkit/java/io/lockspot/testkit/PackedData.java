package io.lockspot.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a page holds compressed, unpacked by code that has nothing in common with that which packed it. */
public final class PackedData {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PackedData() {}

    /** The letters of a block of a page. */
    public static String block(String html, String id) {
        String start = "<script type=\"application/x-lockspot\" id=\"" + id + "\">";
        int from = html.indexOf(start) + start.length();
        return html.substring(from, html.indexOf("</script>", from));
    }

    public static byte[] unpack(String block) throws IOException {
        return new InflaterInputStream(
                        new ByteArrayInputStream(Base64.getDecoder().decode(block)))
                .readAllBytes();
    }

    public static String pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    /** The data as pages had it in the first version: JSON alone, in which the columns of each tree are arrays. */
    public static ObjectNode json(String block) throws IOException {
        InputStream in = new ByteArrayInputStream(unpack(block));
        ObjectNode data = (ObjectNode) MAPPER.readTree(in.readNBytes((int) number(in)));
        data.put("version", 1);
        for (String kind : new String[] {"trees", "diffs"}) {
            for (JsonNode tree : data.path(kind)) {
                columns((ObjectNode) tree, kind.equals("trees"), in);
            }
        }
        if (in.read() >= 0) {
            throw new IOException("more columns than nodes");
        }
        return data;
    }

    /** The same, to be read by people: a line for each column. */
    public static String readable(String block) throws IOException {
        return json(block)
                .toString()
                .replaceAll(
                        ",\"(?=subtitle|names|kinds|trees|diffs|scale|up|frame|self|before\":\\[|after\":\\[|verdicts|folded)",
                        ",\n\"");
    }

    private static void columns(ObjectNode tree, boolean isAlone, InputStream in) throws IOException {
        int nodes = tree.remove("nodes").asInt();
        int bytes = tree.remove("bytes").asInt();
        int before = in.available();
        for (String name :
                isAlone ? new String[] {"up", "frame", "self"} : new String[] {"up", "frame", "before", "after"}) {
            ArrayNode column = tree.putArray(name);
            for (int node = 0; node < nodes; node++) {
                column.add(number(in));
            }
        }
        if (before - in.available() != bytes) {
            throw new IOException("the columns are " + (before - in.available()) + " bytes, not " + bytes);
        }
    }

    private static long number(InputStream in) throws IOException {
        long number = 0;
        int shift = 0;
        int next;
        do {
            next = in.read();
            number |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next > 0x7f);
        return number;
    }

    /** The script of the page. */
    public static String script(String html) throws IOException {
        return new String(unpack(block(html, "script")), StandardCharsets.UTF_8);
    }
}
