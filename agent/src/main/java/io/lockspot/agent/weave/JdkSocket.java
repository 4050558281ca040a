package io.lockspot.agent.weave;

import java.util.List;

/**
 * What is behind {@code java.net.Socket} and {@code ServerSocket}; the same methods in 17 and 25. As with channels, a
 * release is the {@code tryClose} that returns true.
 */
final class JdkSocket {

    static final String NAME = "jdk-socket";

    private JdkSocket() {}

    static List<Target> targets() {
        return List.of(Target.jdk(
                NAME,
                "sun.nio.ch.NioSocketImpl",
                List.of(
                        new Point("close", "()V", JdkSocketAdvice.Close.class),
                        new Point("tryClose", "()Z", JdkSocketAdvice.Release.class)),
                new Member("fd", "Ljava/io/FileDescriptor;")));
    }
}
