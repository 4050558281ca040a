package io.lockspot.samples.overhead;

import java.time.Duration;
import java.util.List;

/**
 * What is measured of one kind on a machine that does nothing else, and how long that may take: as many rounds as fit,
 * and never fewer than the least that say something.
 */
enum Quiet {
    /** The start of a program that does nothing, and how much of it is the flight recorder's. */
    STARTUP(
            Workload.Part.STARTUP,
            10,
            5,
            0.1,
            0.1,
            List.of(),
            List.of(Settings.AGENT, "agent-no-profiler", "jfr", Settings.BARE_AGAIN),
            List.of("17", "25")),

    /** A call of a probed method, beside the cheapest of the other tools. */
    LOOPS(
            Workload.Part.LOOPS,
            4,
            8,
            1,
            1.2,
            List.of(),
            List.of(Settings.AGENT_UNBOUNDED, "agent-all", "ap-trace-1ms", Settings.JFR_TIMING, Settings.BARE_AGAIN),
            List.of("17", "25")),

    /** Servers that do nothing but connections, with the agent as it is when nothing is said, and without. */
    SERVERS(
            Workload.Part.SERVERS,
            10,
            20,
            2,
            2,
            List.of("nio", "netty-epoll-4.2", "virtual-threads"),
            List.of(Settings.AGENT, Settings.BARE_AGAIN),
            List.of("25")),

    /** One of them in processes that go on, in which the agent comes and goes: what tells a difference of one percent. */
    WITHIN(
            Workload.Part.WITHIN,
            8,
            10,
            3,
            6,
            List.of("nio"),
            List.of(Settings.AGENT, "agent-no-profiler"),
            List.of("25")),

    /** One of them with the other tools. */
    PEERS(
            Workload.Part.SERVERS,
            6,
            10,
            2,
            2,
            List.of("nio"),
            List.of(
                    Settings.AGENT,
                    "agent-no-profiler",
                    "agent-all",
                    "ap-trace-1ms",
                    "jfr",
                    Settings.JFR_TIMING,
                    Settings.BARE_AGAIN),
            List.of("25"));

    final Workload.Part part;
    final int pairs;
    final Duration limit;
    final double warmUp;
    final double duration;
    final List<String> servers;
    final List<String> settings;
    final List<String> jdks;

    Quiet(
            Workload.Part part,
            int pairs,
            int minutes,
            double warmUp,
            double duration,
            List<String> servers,
            List<String> settings,
            List<String> jdks) {
        this.part = part;
        this.pairs = pairs;
        this.limit = Duration.ofMinutes(minutes);
        this.warmUp = warmUp;
        this.duration = duration;
        this.servers = servers;
        this.settings = settings;
        this.jdks = jdks;
    }
}
