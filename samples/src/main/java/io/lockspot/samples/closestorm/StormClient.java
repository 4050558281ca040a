package io.lockspot.samples.closestorm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The clients of a storm, started by {@link ClientProcess}. They connect when told to, and stay quiet while the server
 * drops them, so that the machine belongs to the server; only then they look at their connections and close them.
 */
public final class StormClient {

    /** The server's first and only words on every connection. */
    static final byte[] GREETING = {'!'};

    private final InetSocketAddress server;
    private final List<SocketChannel> connections = new ArrayList<>();
    private final ByteBuffer read = ByteBuffer.allocateDirect(16);

    private StormClient(InetSocketAddress server) {
        this.server = server;
    }

    public static void main(String[] args) throws IOException {
        InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        StormClient client = new StormClient(new InetSocketAddress(here, Integer.parseInt(args[0])));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try {
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                System.out.println(client.answer(command));
            }
        } catch (IOException e) {
            System.err.println("closestorm client: " + e.getMessage());
            System.exit(1);
        }
    }

    private String answer(String command) throws IOException {
        return command.equals("drop") ? drop() : connect(Integer.parseInt(command.substring("connect ".length())));
    }

    private String connect(int count) throws IOException {
        List<SocketChannel> fresh = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fresh.add(SocketChannel.open(server));
        }
        for (SocketChannel connection : fresh) {
            if (read(connection) != GREETING.length) {
                throw new IOException("the server closed a connection without a greeting");
            }
        }
        connections.addAll(fresh);
        return "connected " + count;
    }

    private String drop() throws IOException {
        for (SocketChannel connection : connections) {
            if (read(connection) != -1) {
                throw new IOException("the server said more than a greeting");
            }
            connection.close();
        }
        String answer = "dropped " + connections.size();
        connections.clear();
        return answer;
    }

    private int read(SocketChannel connection) throws IOException {
        read.clear();
        return connection.read(read);
    }
}
