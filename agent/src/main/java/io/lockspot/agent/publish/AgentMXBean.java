package io.lockspot.agent.publish;

import java.io.IOException;

/**
 * The agent, as JMX clients see it under {@code io.lockspot:type=Agent}. All counts are those since the agent's start, all
 * times nanoseconds. Clients need no class of lockspot's: everything reaches them as open types.
 */
public interface AgentMXBean {

    /** Version of the agent. */
    String getVersion();

    /** Whether it records. */
    boolean isRecording();

    /** Path of the recording. */
    String getFile();

    /** What was counted of each operation of each implementation that was seen. */
    OperationRow[] getOperations();

    /** The {@code java.util.concurrent} locks that threads waited for longest, of waits above {@code lockThreshold}. */
    LockRow[] getTopLocks();

    /** What reached {@code epoll_ctl}, by implementation. */
    EpollRow[] getEpollControl();

    /** How the agent itself fares. */
    HealthRow getHealth();

    /**
     * Appends what was recorded until now to the file, without waiting for the interval to end.
     *
     * @return path of the file
     * @throws IOException when it does not come to that
     */
    String dump() throws IOException;

    /**
     * Ends the recording and takes the probes out of the classes.
     *
     * @return path of the file, which is complete
     * @throws IOException when it does not come to that
     */
    String stop() throws IOException;
}
