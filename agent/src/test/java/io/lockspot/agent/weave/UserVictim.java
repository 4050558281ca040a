package io.lockspot.agent.weave;

import io.lockspot.agent.probe.Probes;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Has methods of its own and of the JDK measured, and then no longer; prints what was counted each time. */
public final class UserVictim {

    private static final String CHANNEL = "java.nio.channels.spi.AbstractSelectableChannel";

    private UserVictim() {}

    /** Overloads, a bridge and a method that fails. */
    static final class Poll implements Comparable<Poll> {

        @Override
        public int compareTo(Poll other) {
            return 0;
        }

        static synchronized long fail(byte[] data, double scale, long size) {
            if (data.length == 0) {
                throw new StackOverflowError();
            }
            return (long) (size * scale);
        }
    }

    public static void main(String[] args) throws Exception {
        UserTargets targets = UserTargets.of(List.of(
                probe("own", "modify", Poll.class.getName(), "compareTo", "(L" + internal(Poll.class) + ";)"),
                probe("raw", "modify", Poll.class.getName(), "compareTo", "(Ljava/lang/Object;)I"),
                probe("own", "register", Poll.class.getName(), "fail", "([BDJ)J"),
                probe("own", "close", Poll.class.getName(), "fail", "([BDJ)J"),
                probe("own-jdk", "close", CHANNEL, "implCloseChannel", "()V")));
        UserWeaving weaving =
                UserWeaving.install(ProbingAgent.instrumentation, targets, line -> System.out.println("log " + line));
        work();
        print("woven");
        weaving.remove();
        work();
        print("removed");
        System.out.println("failures " + Probes.failures());
        System.out.println("done");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void work() throws Exception {
        Comparable raw = new Poll();
        raw.compareTo(new Poll());
        new Poll().compareTo(new Poll());
        Poll.fail(new byte[1], 1, 1);
        try {
            Poll.fail(new byte[0], 1, 1);
        } catch (StackOverflowError expected) {
            SocketChannel.open().close();
        }
    }

    private static void print(String when) {
        Tally.counted().forEach((what, times) -> {
            if (times != 0) {
                System.out.println(when + " " + what + " " + times);
            }
        });
    }

    private static UserProbe probe(String implementation, String operation, String type, String method, String form) {
        return new UserProbe(
                implementation, operation, type, method, form, implementation.equals("raw") ? "test:2" : "test:1");
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
