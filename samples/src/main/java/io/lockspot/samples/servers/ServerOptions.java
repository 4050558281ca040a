package io.lockspot.samples.servers;

/**
 * What the command line asks for.
 *
 * @param port 0 for any that is free
 */
record ServerOptions(Kind kind, int port) {

    /** @throws IllegalArgumentException with a message for the user */
    static ServerOptions parse(String... args) {
        if (args.length == 0) {
            throw new IllegalArgumentException("say which server");
        }
        if (args.length != 1 && !(args.length == 3 && args[1].equals("--port"))) {
            throw new IllegalArgumentException("unknown arguments after " + args[0]);
        }
        return new ServerOptions(Kind.named(args[0]), args.length == 1 ? 0 : port(args[2]));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // the same message as for numbers that are no port
        }
        throw new IllegalArgumentException("--port needs a port from 0 to 65535, not " + text);
    }
}
