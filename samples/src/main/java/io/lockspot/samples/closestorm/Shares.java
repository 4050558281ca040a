package io.lockspot.samples.closestorm;

import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connections dealt out evenly, one share for each thread. */
final class Shares {

    private final int count;
    private List<List<SocketChannel>> shares;
    private int added;

    Shares(int count) {
        this.count = count;
        this.shares = empty();
    }

    void add(List<SocketChannel> connections) {
        for (SocketChannel connection : connections) {
            shares.get(added++ % count).add(connection);
        }
    }

    /** The shares so far; the next connections go into new ones. */
    List<List<SocketChannel>> take() {
        List<List<SocketChannel>> taken = shares;
        shares = empty();
        return taken;
    }

    private List<List<SocketChannel>> empty() {
        List<List<SocketChannel>> empty = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            empty.add(new ArrayList<>());
        }
        return empty;
    }
}
