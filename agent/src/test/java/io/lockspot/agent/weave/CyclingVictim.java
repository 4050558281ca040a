package io.lockspot.agent.weave;

import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** Registers and closes a channel, as often as it is told. */
public final class CyclingVictim {

    private CyclingVictim() {}

    public static void main(String[] args) throws Exception {
        int cycles = Integer.parseInt(args[0]);
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < cycles; i++) {
                DatagramChannel channel = DatagramChannel.open();
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ);
                channel.close();
                selector.selectNow();
            }
        }
        System.out.println("cycles " + cycles);
        new Tally().print();
        System.out.println("done");
    }
}
