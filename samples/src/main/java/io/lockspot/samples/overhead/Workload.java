package io.lockspot.samples.overhead;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Something that is run with each setting. */
interface Workload {

    /** Which table its results go to. */
    enum Part {
        STARTUP,
        LOOPS,
        SERVERS,
        /** Servers again, with the agent attached and detached in turns. */
        WITHIN
    }

    Part part();

    String label();

    /** What the tools are told to time; empty when nothing is called. */
    List<Method> methods();

    /** Whether those methods are the JDK's own. */
    default boolean isOfTheJdk() {
        return part() == Part.LOOPS && methods().equals(Method.JDK_NIO);
    }

    /** Why it cannot be had on that JDK; empty when it can. */
    default String missing(JavaHome jdk) {
        return "";
    }

    /** Runs it once without a tool, to see how much fits into the time that is wanted. */
    void calibrate(JavaHome jdk, Path work) throws IOException, InterruptedException;

    /**
     * Runs it, in a fresh process but for {@link Part#WITHIN}.
     *
     * @param work an empty directory for it
     * @throws BenchException when it does not run as it should
     */
    Reading run(JavaHome jdk, Setting setting, Path work) throws IOException, InterruptedException;

    /** A round of runs begins, counted from 0; until {@link #end} they belong together. */
    default void begin(int round) throws IOException, InterruptedException {}

    /** There are no more runs. */
    default void end() throws IOException, InterruptedException {}

    /** About how long a run takes, in seconds. */
    double seconds();
}
