package io.lockspot.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the browser tells a screen reader of a page: the nodes that it does not pass over, in their order. */
public final class AccessibleTree {

    /**
     * One node.
     *
     * @param name that it is called by; may be empty
     * @param description said behind the name; may be empty
     * @param properties such as {@code pressed}, {@code focusable}, {@code live}, as texts
     */
    public record Node(String id, String role, String name, String description, Map<String, String> properties) {

        public boolean is(String property) {
            return "true".equals(properties.get(property));
        }

        @Override
        public String toString() {
            return role + " \"" + name + '"';
        }
    }

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, String> parents = new HashMap<>();

    AccessibleTree(JsonNode answer) {
        for (JsonNode node : answer.get("nodes")) {
            String id = node.get("nodeId").asString();
            for (JsonNode child : node.path("childIds")) {
                parents.put(child.asString(), id);
            }
            if (!node.path("ignored").asBoolean(false)) {
                nodes.put(id, read(id, node));
            }
        }
    }

    private static Node read(String id, JsonNode node) {
        Map<String, String> properties = new HashMap<>();
        for (JsonNode property : node.path("properties")) {
            properties.put(
                    property.get("name").asString(),
                    property.path("value").path("value").asString(""));
        }
        return new Node(id, text(node, "role"), text(node, "name"), text(node, "description"), properties);
    }

    private static String text(JsonNode node, String what) {
        return node.path(what).path("value").asString("");
    }

    public List<Node> all() {
        return List.copyOf(nodes.values());
    }

    public List<Node> withRole(String role) {
        return nodes.values().stream().filter(node -> node.role().equals(role)).toList();
    }

    /** The names of the nodes with that role below another, in their order. */
    public List<String> names(Node above, String role) {
        List<String> names = new ArrayList<>();
        for (Node node : withRole(role)) {
            String at = node.id();
            while (at != null && !at.equals(above.id())) {
                at = parents.get(at);
            }
            if (at != null) {
                names.add(node.name());
            }
        }
        return names;
    }

    /** The node with that role and name; there must be exactly one. */
    public Node one(String role, String name) {
        List<Node> found =
                withRole(role).stream().filter(node -> node.name().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError("not one " + role + " \"" + name + "\" but " + found + " in " + all());
        }
        return found.get(0);
    }
}
