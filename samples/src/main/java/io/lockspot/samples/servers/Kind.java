package io.lockspot.samples.servers;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The servers by name. Only the one that is made needs its libraries on the class path; a reference to a constructor, in
 * place of a lambda, would load the classes of all.
 */
enum Kind {
    NIO("nio", "", requests -> new NioServer(requests)),
    NIO2("nio2", "", requests -> new Nio2Server(requests)),
    HTTPSERVER("httpserver", "", requests -> new VirtualThreadServer(requests)),
    TOMCAT("tomcat", "tomcat", requests -> new TomcatServer(requests)),
    JETTY("jetty", "jetty", requests -> new JettyServer(requests)),
    UNDERTOW("undertow", "undertow", requests -> new UndertowServer(requests)),
    NETTY_EPOLL("netty-epoll", "netty41 or netty42", requests -> NettyServer.epoll(requests, false)),
    NETTY_EPOLL_UNDERNEATH(
            "netty-epoll-underneath", "netty41 or netty42", requests -> NettyServer.epoll(requests, true)),
    NETTY_IO_URING("netty-io_uring", "netty42", requests -> NettyServer.ioUring(requests));

    private final String label;
    private final String libraries;
    private final Function<Requests, Server> maker;

    Kind(String label, String libraries, Function<Requests, Server> maker) {
        this.label = label;
        this.libraries = libraries;
        this.maker = maker;
    }

    /** @throws IllegalArgumentException with a message for the user */
    static Kind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no server '" + name + "'; there are " + names()));
    }

    static String names() {
        return Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "));
    }

    String label() {
        return label;
    }

    /** The directories below {@code target/servers}, one of which is to be on the class path; empty when none is. */
    String libraries() {
        return libraries;
    }

    Server make(Requests requests) {
        return maker.apply(requests);
    }
}
