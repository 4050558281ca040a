package io.lockspot.agent.options;

import java.util.Map;

/**
 * A method of a probe file: by descriptor, {@code add(Lcom/acme/PollFile;I)V}, or as Java writes it, {@code
 * add(com.acme.PollFile, int)}, which says nothing of what is returned.
 *
 * @param descriptor the method's; without the return type when the file does not say it
 */
record Signature(String method, String descriptor) {

    private static final int DIMENSIONS = 255;
    private static final String EXAMPLES =
            "write close()V or close(), add(Lcom/acme/File;I)V or add(com.acme.File, int)";
    private static final Map<String, String> PRIMITIVES = Map.of(
            "boolean", "Z", "byte", "B", "char", "C", "short", "S", "int", "I", "long", "J", "float", "F", "double",
            "D");

    static Signature parse(String text) throws BadOptionException {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        String name = open < 0 ? text : text.substring(0, open).strip();
        if (name.equals("<init>") || name.equals("<clinit>")) {
            throw new BadOptionException("constructors and initialisers cannot be probed");
        }
        if (open < 0 || close < open || !Names.isIdentifier(name)) {
            throw new BadOptionException(Names.quote(text) + " is not a method: " + EXAMPLES);
        }
        String parameters = text.substring(open + 1, close).strip();
        String returned = text.substring(close + 1).strip();
        if (returned.isEmpty()) {
            return new Signature(name, "(" + ofTypes(parameters) + ")");
        }
        if (!areTypes(parameters) || !returned.equals("V") && endOfType(returned, 0) != returned.length()) {
            throw new BadOptionException(Names.quote(text) + " has no valid descriptor: " + EXAMPLES);
        }
        return new Signature(name, "(" + parameters + ")" + returned);
    }

    private static String ofTypes(String types) throws BadOptionException {
        StringBuilder descriptor = new StringBuilder();
        for (String type : types.isEmpty() ? new String[0] : types.split(",", -1)) {
            descriptor.append(ofType(type.strip()));
        }
        return descriptor.toString();
    }

    private static String ofType(String type) throws BadOptionException {
        if (type.indexOf('/') >= 0 || type.indexOf(';') >= 0) {
            throw new BadOptionException(
                    "a descriptor ends in the type that is returned, such as add(Lcom/acme/File;)V");
        }
        String element = type;
        int dimensions = 0;
        while (element.endsWith("[]") || dimensions == 0 && element.endsWith("...")) {
            int suffix = element.endsWith("[]") ? 2 : 3;
            element = element.substring(0, element.length() - suffix).strip();
            dimensions++;
        }
        String primitive = PRIMITIVES.get(element);
        if (dimensions > DIMENSIONS || primitive == null && !Names.isClass(element)) {
            throw new BadOptionException(
                    Names.quote(type) + " is not a type: write int, byte[] or com.acme.File, without type parameters");
        }
        return "[".repeat(dimensions) + (primitive != null ? primitive : "L" + element.replace('.', '/') + ";");
    }

    private static boolean areTypes(String descriptor) {
        int at = 0;
        while (at >= 0 && at < descriptor.length()) {
            at = endOfType(descriptor, at);
        }
        return at >= 0;
    }

    /** Where the type that begins here ends, or −1 when none begins here. */
    private static int endOfType(String descriptor, int start) {
        int at = start;
        while (at < descriptor.length() && at - start < DIMENSIONS && descriptor.charAt(at) == '[') {
            at++;
        }
        if (at >= descriptor.length()) {
            return -1;
        }
        if (descriptor.charAt(at) != 'L') {
            return "ZBCSIJFD".indexOf(descriptor.charAt(at)) < 0 ? -1 : at + 1;
        }
        int end = descriptor.indexOf(';', at);
        return end < 0 || !Names.isClass(descriptor.substring(at + 1, end).replace('/', '.')) ? -1 : end + 1;
    }
}
