package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.AgentStatus;
import io.lockspot.analyzer.model.Jvm;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The agent in a running JVM, asked again and again through one attachment, until the JVM or the recording ends. Asking
 * loads nothing into the JVM. Used by one thread.
 */
public final class AgentWatch implements AutoCloseable {

    /** The agent renews its answer each second; one that is older than this comes from a JVM that is in a long pause. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private static final long STEP = 100;

    /** A JVM that no longer answers may still be at its end for a while. */
    private static final long DYING = TimeUnit.SECONDS.toNanos(3);

    private final Jvm jvm;
    private final Connection connection;
    private AgentStatus last;

    private AgentWatch(Jvm jvm, Connection connection, AgentStatus first) {
        this.jvm = jvm;
        this.connection = connection;
        last = first;
    }

    /** @throws IOException when no agent is at work in that JVM, or nobody may ask it */
    public static AgentWatch of(Jvm jvm) throws IOException {
        Connection connection = Connection.to(jvm);
        try {
            Optional<AgentStatus> first = AgentReader.status(jvm, connection.agentProperties());
            if (first.isEmpty() || !first.get().isRecording()) {
                throw new IOException("no lockspot agent is at work in " + jvm
                        + first.map(s -> "; the last one wrote " + s.file()).orElse("") + "; lockspot attach "
                        + jvm.pid() + " brings one in");
            }
            return new AgentWatch(jvm, connection, first.get());
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** The last answer that there was. */
    public AgentStatus last() {
        return last;
    }

    /**
     * Waits so long, and then for an answer that is newer than the last one; when there is none for a while, the last one
     * again.
     *
     * @return empty when the JVM is gone
     * @throws IOException when it is there and does not answer
     */
    public Optional<AgentStatus> after(long millis) throws IOException {
        sleep(millis);
        long end = System.nanoTime() + PATIENCE;
        AgentStatus now = ask();
        while (now != null && now.isRecording() && isOld(now) && System.nanoTime() - end < 0) {
            sleep(STEP);
            now = ask();
        }
        last = now == null ? last : now;
        return Optional.ofNullable(now);
    }

    private boolean isOld(AgentStatus now) {
        return now.updatedMillis() == last.updatedMillis() && now.sinceMillis() == last.sinceMillis();
    }

    /** Null when the JVM is gone. */
    private AgentStatus ask() throws IOException {
        try {
            return AgentReader.status(jvm, connection.agentProperties()).orElse(last);
        } catch (IOException e) {
            if (isGoneSoon()) {
                return null;
            }
            throw e;
        }
    }

    private boolean isGoneSoon() throws IOException {
        long end = System.nanoTime() + DYING;
        while (isThere()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            sleep(STEP);
        }
        return true;
    }

    /** A process whose parent has not heard of its end yet is not there any more. */
    private boolean isThere() {
        Proc process = Proc.of(jvm.pid());
        return process.exists() && !process.status("State").startsWith("Z");
    }

    private static void sleep(long millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
