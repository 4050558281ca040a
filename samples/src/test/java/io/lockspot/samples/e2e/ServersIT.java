package io.lockspot.samples.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In the servers that people run, the agent's counts equal the number of connections that were sent, however those
 * ended, and their implementation has its right name.
 */
class ServersIT {

    @TempDir
    Path temp;

    /** Own: the listening socket, where the selector waits for it too; Jetty accepts in a thread that blocks. */
    @ParameterizedTest(name = "{0}: {1} with {2}")
    @CsvSource({
        "DEFAULT, nio,         '',       jdk-nio,     1",
        "JDK_25,  nio,         '',       jdk-nio,     1",
        "DEFAULT, nio2,        '',       jdk-nio2,    1",
        "JDK_25,  nio2,        '',       jdk-nio2,    1",
        "DEFAULT, jetty,       jetty,    jdk-nio,     0",
        "DEFAULT, undertow,    undertow, jdk-nio,     1",
        "DEFAULT, netty-epoll, netty41,  netty-epoll, 1",
        "JDK_25,  netty-epoll, netty41,  netty-epoll, 1",
        "DEFAULT, netty-epoll, netty42,  netty-epoll, 1",
        "JDK_25,  netty-epoll, netty42,  netty-epoll, 1"
    })
    void everyConnection_isRegisteredClosedAndReleasedOnce(
            Jdk.Wanted jdk, String server, String libraries, String implementation, int own) throws Exception {
        ServerRun run = ServerRun.mixed(jdk.orSkip(), temp, server, libraries);

        assertThat(run.implementations()).containsExactly(implementation);
        assertThat(run.connections()).isEqualTo(ServerRun.CONNECTIONS);
        assertThat(run.count(implementation, "register")).isEqualTo(run.connections() + own);
        assertThat(run.count(implementation, "close")).isEqualTo(run.connections() + 1);
        assertThat(run.count(implementation, "release")).isEqualTo(run.connections() + 1);
        assertThat(run.errors()).isZero();
        if (!server.equals("nio2")) {
            assertThat(run.stillRegistered(implementation, "close")).isZero();
        }
    }

    /**
     * Tomcat accepts in a thread that blocks, and ends that by connecting to itself; such a connection is not registered.
     * It is never accepted, and so not closed, if the thread was not waiting just then.
     */
    @Test
    void tomcat_connectsToItselfWhenItStops() throws Exception {
        ServerRun run = ServerRun.mixed(Jdk.running(), temp, "tomcat", "tomcat");

        long toItself = run.count("jdk-socket", "close");
        assertThat(run.implementations()).containsExactly("jdk-nio", "jdk-socket");
        assertThat(toItself).isEqualTo(run.count("jdk-socket", "release")).isPositive();
        assertThat(run.count("jdk-nio", "register")).isEqualTo(run.connections());
        assertThat(run.count("jdk-nio", "close"))
                .isBetween(run.connections() + 1, run.connections() + 1 + toItself)
                .isEqualTo(run.count("jdk-nio", "release"));
        assertThat(run.stillRegistered("jdk-nio", "close")).isZero();
    }

    /**
     * The JDK's HTTP server takes a connection out of its selector for each request, and puts it back after each answer
     * that is not the last. After the answer before a reset it may end before it does.
     */
    @Test
    void httpServer_registersAgainAfterEachAnswer() throws Exception {
        ServerRun run = ServerRun.mixed(Jdk.jdk25OrSkip(), temp, "httpserver", "");

        long answersBeforeMore = run.load().get("requests").asLong()
                - run.load().get("closedByServer").asLong();
        long reset = run.load().get("reset").asLong();
        long most = 1 + run.connections() + answersBeforeMore;
        assertThat(run.implementations()).contains("jdk-nio").isSubsetOf("jdk-nio", "jdk-poller");
        assertThat(run.count("jdk-nio", "register")).isBetween(most - reset, most);
        assertThat(run.count("jdk-nio", "close")).isEqualTo(run.connections() + 1);
        assertThat(run.count("jdk-nio", "release")).isEqualTo(run.connections() + 1);
        assertThat(run.stillRegistered("jdk-nio", "close")).isZero();
    }

    /** The listening socket is closed by its channel. */
    @ParameterizedTest
    @CsvSource({"netty41", "netty42"})
    void descriptorsThatAreClosedUnderneathTheirChannel_areAllStillRegistered(String libraries) throws Exception {
        ServerRun run = ServerRun.of(
                Jdk.running(), temp, "netty-epoll-underneath", libraries, "--connections", "300", "--concurrency", "8");

        assertThat(run.implementations()).containsExactly("netty-epoll");
        assertThat(run.count("netty-epoll", "close")).isEqualTo(run.connections() + 1);
        assertThat(run.stillRegistered("netty-epoll", "close")).isEqualTo(run.connections());
        assertThat(run.stillRegistered("netty-epoll", "release")).isEqualTo(run.connections());
        assertThat(run.count("netty-epoll", "deregister"))
                .as("the listening socket")
                .isEqualTo(1);
    }

    /** The close of a descriptor is a request to the kernel: what answers when the loops have ended is not seen. */
    @ParameterizedTest
    @EnumSource(Jdk.Wanted.class)
    void nettyOnIoUring_registersAndClosesEveryConnectionOnce(Jdk.Wanted jdk) throws Exception {
        ServerRun run = ServerRun.of(
                jdk.orSkip(), temp, "netty-io_uring", "netty42", "--connections", "300", "--keep-alive", "0.3");

        assertThat(run.implementations()).containsExactly("netty-io_uring");
        assertThat(run.count("netty-io_uring", "register")).isEqualTo(run.connections() + 1);
        assertThat(run.count("netty-io_uring", "close")).isEqualTo(run.connections() + 1);
        assertThat(run.count("netty-io_uring", "release")).isBetween(run.connections(), run.connections() + 1);
        assertThat(run.errors()).isZero();
    }

    /** Only the ends that are read are registered. */
    @ParameterizedTest
    @EnumSource(Jdk.Wanted.class)
    void bothEndsOfEveryPipe_areClosedAndReleasedOnce(Jdk.Wanted jdk) throws Exception {
        int pipes = 2000;
        ChildJvm.Ended ended = ChildJvm.java(jdk.orSkip(), temp)
                .with(ServerRun.agent(), "-cp", Products.classPath(""))
                .with("io.lockspot.samples.servers.ManyPipes", Integer.toString(pipes))
                .run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();

        ServerRun run = new ServerRun(null, ServerRun.operations(temp));
        assertThat(run.implementations()).containsExactly("jdk-pipe");
        assertThat(run.count("jdk-pipe", "register")).isEqualTo(pipes);
        assertThat(run.count("jdk-pipe", "close")).isEqualTo(2 * pipes);
        assertThat(run.count("jdk-pipe", "release")).isEqualTo(2 * pipes);
    }
}
