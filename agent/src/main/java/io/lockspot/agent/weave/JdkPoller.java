package io.lockspot.agent.weave;

import io.lockspot.agent.probe.JdkPollerProbe;
import java.util.List;

/**
 * What virtual threads park in while they block on a socket, in JDKs that have them. The pollers are virtual threads
 * themselves in younger JDKs, and park in one more poller: that one asks for the number of their epoll instance, which
 * nobody else does.
 */
final class JdkPoller {

    static final String NAME = "jdk-poller";

    private static final String POLLER = "sun.nio.ch.Poller";

    private JdkPoller() {}

    static List<Target> targets(JdkFiles jdk) {
        if (!jdk.has(POLLER)) {
            return List.of();
        }
        return List.of(
                Target.jdk(
                        NAME,
                        POLLER,
                        List.of(
                                new Point("register", "(I)V", JdkPollerAdvice.Register.class),
                                new Point("deregister", "(I)V", JdkPollerAdvice.Deregister.class))),
                Target.jdk(
                        NAME,
                        "sun.nio.ch.EPollPoller",
                        List.of(
                                new Point("fdVal", "()I", JdkPollerAdvice.OwnDescriptor.class),
                                Point.epollCtl("implRegister", "(I)V", JdkPollerProbe.class),
                                Point.epollCtl("implDeregister", "(I", JdkPollerProbe.class))));
    }
}
