package io.lockspot.samples.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts one server, prints its port as the first line, and stops it when stdin ends; the last line is what it did, as
 * JSON. Exit codes: 0 fine, 1 failed or not available here, 2 wrong usage.
 */
public final class ServerMain {

    private static final String USAGE = "usage: server NAME [--port PORT]; names: ";

    private ServerMain() {}

    public static void main(String[] args) {
        System.exit(run(System.in, System.out, System.err, args));
    }

    static int run(InputStream in, PrintStream out, PrintStream err, String... args) {
        // What servers say when all is well is not what this is started for.
        Logger.getLogger("").setLevel(Level.WARNING);
        try {
            ServerOptions options = ServerOptions.parse(args);
            return serve(options, in, out, err);
        } catch (IllegalArgumentException e) {
            err.println("server: " + e.getMessage());
            err.println(USAGE + Kind.names());
            return 2;
        }
    }

    private static int serve(ServerOptions options, InputStream in, PrintStream out, PrintStream err) {
        Requests requests = new Requests();
        String name = options.kind().label();
        try (Server server = options.kind().make(requests)) {
            out.println(server.start(options.port()));
            awaitEnd(in);
        } catch (UnavailableException e) {
            err.println("server: " + name + " is not available here: " + e.getMessage());
            return 1;
        } catch (NoClassDefFoundError e) {
            err.println("server: " + name + " needs " + e.getMessage() + ": add the jars of samples/target/servers/"
                    + options.kind().libraries() + " to the class path");
            return 1;
        } catch (Exception e) {
            err.println("server: " + name + " failed: " + e);
            return 1;
        }
        out.println("{\"schema\":\"lockspot.sample.server/1\",\"server\":\"" + name + "\",\"requests\":"
                + requests.count() + "}");
        return 0;
    }

    private static void awaitEnd(InputStream in) throws IOException {
        while (in.read() >= 0) {
            // what is typed means nothing
        }
    }
}
