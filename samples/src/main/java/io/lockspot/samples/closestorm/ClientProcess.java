package io.lockspot.samples.closestorm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The clients, in a process of their own: they have their own descriptors, and their work is not the server's. Commands
 * go to its stdin, one line each, answers come from its stdout; it ends with its stdin, so it never outlives the server.
 */
final class ClientProcess implements AutoCloseable {

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    private ClientProcess(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.US_ASCII);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Starts the clients of that server; should they die, the listening channel is closed, so that nobody waits. */
    static ClientProcess start(ServerSocketChannel listening) throws IOException {
        int port = ((InetSocketAddress) listening.getLocalAddress()).getPort();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StormClient.class.getName(),
                Integer.toString(port));
        // What is meant for the server (an agent, a heap size) is not meant for its clients.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        process.onExit().thenRun(() -> closeQuietly(listening));
        return new ClientProcess(process);
    }

    private static void closeQuietly(ServerSocketChannel listening) {
        try {
            listening.close();
        } catch (IOException e) {
            // nothing waits for it any more
        }
    }

    /** Asks for so many more connections. */
    void connect(int connections) throws IOException, InterruptedException {
        send("connect " + connections);
    }

    SocketChannel accept(ServerSocketChannel listening) throws IOException, InterruptedException {
        try {
            return listening.accept();
        } catch (ClosedChannelException e) {
            throw died(e);
        }
    }

    /** Returns when so many connections have been greeted. */
    void awaitConnected(int connections) throws IOException, InterruptedException {
        expect("connected " + connections);
    }

    /** Lets the clients see the end of all their connections and close them. */
    void drop(int connections) throws IOException, InterruptedException {
        send("drop");
        expect("dropped " + connections);
    }

    private void send(String command) throws IOException, InterruptedException {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw died(e);
        }
    }

    private void expect(String answer) throws IOException, InterruptedException {
        String line = answers.readLine();
        if (line == null) {
            throw died(null);
        }
        if (!line.equals(answer)) {
            throw new IOException("the clients answered '" + line + "' instead of '" + answer + "'");
        }
    }

    private IOException died(Exception cause) throws InterruptedException {
        String how = process.waitFor(2, TimeUnit.SECONDS) ? "exit code " + process.exitValue() : "still running";
        return new IOException("lost the client process (" + how + ")", cause);
    }

    /** Ends the clients. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
