package io.lockspot.samples.overhead;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The servers that can be measured: one of {@code samples.servers} with libraries. */
enum ServerName {
    NIO("nio", "nio", "", Method.JDK_NIO),
    TOMCAT("tomcat", "tomcat", "tomcat", Method.JDK_NIO),
    JETTY("jetty", "jetty", "jetty", Method.JDK_NIO),
    UNDERTOW("undertow", "undertow", "undertow", Method.JDK_NIO),
    NETTY_41("netty-epoll-4.1", "netty-epoll", "netty41", Method.NETTY_EPOLL),
    NETTY_42("netty-epoll-4.2", "netty-epoll", "netty42", Method.NETTY_EPOLL),
    VIRTUAL_THREADS("virtual-threads", "httpserver", "", Method.JDK_NIO);

    /** The first version of the JDK with virtual threads. */
    private static final int WITH_VIRTUAL_THREADS = 21;

    private final String label;
    private final String kind;
    private final String libraries;
    private final List<Method> methods;

    ServerName(String label, String kind, String libraries, List<Method> methods) {
        this.label = label;
        this.kind = kind;
        this.libraries = libraries;
        this.methods = methods;
    }

    /** @throws BenchException when there is none of that name */
    static ServerName of(String label) {
        return Arrays.stream(values())
                .filter(server -> server.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new BenchException("no server '" + label + "'; there are "
                        + Arrays.stream(values()).map(ServerName::label).collect(Collectors.joining(", "))));
    }

    String label() {
        return label;
    }

    /** Why it cannot be had there; empty when it can. */
    String missing(JavaHome jdk) {
        return this == VIRTUAL_THREADS && jdk.feature() < WITH_VIRTUAL_THREADS
                ? label + ": needs JDK " + WITH_VIRTUAL_THREADS
                : "";
    }

    /** As {@code ServerMain} calls it. */
    String kind() {
        return kind;
    }

    /** The directory below {@code target/servers}; empty for none. */
    String libraries() {
        return libraries;
    }

    List<Method> methods() {
        return methods;
    }
}
