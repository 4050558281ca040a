package io.lockspot.samples.load;

import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Sends connections to an HTTP server and prints what came of them as one line of JSON. Exit codes: 0 fine, 1 connections
 * failed or time ran out before all were made, 2 wrong usage.
 */
@Command(
        name = "load",
        description = "Opens connections to an HTTP server, makes requests on them, and closes or resets them.",
        sortOptions = false)
public final class LoadGenerator implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "where the server is (${DEFAULT-VALUE})")
    private String host;

    @Option(names = "--port", required = true, description = "the server's port")
    private int port;

    @Option(names = "--connections", description = "how many to make; without it, as many as the limit gives time for")
    private Long connections;

    @Option(names = "--concurrency", defaultValue = "16", description = "most open at once (${DEFAULT-VALUE})")
    private int concurrency;

    @Option(names = "--rate", description = "connections to start per second; without it, as fast as they go")
    private Double rate;

    @Option(
            names = "--keep-alive",
            defaultValue = "0",
            paramLabel = "SHARE",
            description =
                    "share of the connections, 0 to 1, that stay open for several requests and that the client closes;"
                            + " the others make one request and the server closes them (${DEFAULT-VALUE})")
    private double keepAlive;

    @Option(
            names = "--requests-per-connection",
            defaultValue = "10",
            paramLabel = "N",
            description = "requests on a connection that stays open (${DEFAULT-VALUE})")
    private int requests;

    @Option(
            names = "--abrupt",
            defaultValue = "0",
            paramLabel = "SHARE",
            description =
                    "share of the connections, 0 to 1, that the client resets after their last answer (${DEFAULT-VALUE})")
    private double abrupt;

    @Option(
            names = "--limit",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "start no connection after this time (${DEFAULT-VALUE})")
    private int limit;

    @Option(names = "--help", usageHelp = true, description = "print this text")
    private boolean help;

    private LoadGenerator() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new LoadGenerator()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        LoadPlan plan = plan();
        LoadResult result = new Load(plan).run();
        PrintWriter out = spec.commandLine().getOut();
        out.println(result.toJson());
        out.flush();
        result.complaint().ifPresent(spec.commandLine().getErr()::println);
        return result.complaint().isPresent() ? 1 : 0;
    }

    private LoadPlan plan() {
        try {
            return new LoadPlan(
                    new InetSocketAddress(host, port),
                    connections == null ? Long.MAX_VALUE : connections,
                    concurrency,
                    rate == null ? Double.POSITIVE_INFINITY : rate,
                    new Mix(keepAlive, requests, abrupt),
                    Duration.ofSeconds(limit));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
