package io.lockspot.agent.publish;

import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;

/** Tells others what the agent counts, as long as it runs. Never throws; what fails is said in one line. */
public final class Publisher {

    private final MetricsOutput output;
    private final Metrics metrics;
    private final Consumer<String> log;
    private final Instrumentation instrumentation;
    private final LiveRecording recording;
    private final String version;
    private volatile Registration registration;
    private volatile boolean management = true;

    /**
     * Nothing is published before {@link #start}.
     *
     * @param output given back by {@link #ended}
     * @param log takes lines for the user
     */
    public Publisher(
            String version,
            MetricsOutput output,
            LiveRecording recording,
            Instrumentation instrumentation,
            Consumer<String> log) {
        this.version = version;
        this.output = output;
        this.metrics = new Metrics(version, recording);
        this.recording = recording;
        this.instrumentation = instrumentation;
        this.log = log;
    }

    /** Opens the ports for their readers. */
    public void start() {
        output.start(metrics);
    }

    /** To be called every second, by the recorder's thread and without its lock. */
    public void beat() {
        try {
            output.write(metrics, log);
            if (management) {
                registerBean();
            }
        } catch (RuntimeException | LinkageError e) {
            management = false;
            log.accept("not published: " + e);
        }
    }

    /** A JDK image may lack JMX; then its classes must not even be looked for. */
    private void registerBean() {
        Registration ours = registration;
        if (ours == null && ModuleLayer.boot().findModule("java.management").isPresent()) {
            ours = new Registration(new Agent(version, recording), instrumentation, log);
            registration = ours;
        }
        if (ours == null) {
            management = false;
        } else {
            ours.register();
        }
    }

    /** The recording has ended: the file gets the last figures, the ports are freed; the bean stays and says so. */
    public void ended() {
        try {
            output.write(metrics, log);
        } catch (RuntimeException | LinkageError e) {
            log.accept("not published: " + e);
        } finally {
            output.discard();
        }
    }

    /** The agent goes, and the bean with it. */
    public void close() {
        management = false;
        Registration registered = registration;
        if (registered != null) {
            registered.unregister();
        }
    }
}
