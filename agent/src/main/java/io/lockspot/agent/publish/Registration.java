package io.lockspot.agent.publish;

import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** The agent's MXBean in the platform's MBean server, from when there is one until the agent goes. */
final class Registration {

    static final String NAME = "io.lockspot:type=Agent";

    private final AgentMXBean bean;
    private final PlatformServer platform;
    private final Consumer<String> log;
    private MBeanServer server;
    private boolean over;

    Registration(AgentMXBean bean, Instrumentation instrumentation, Consumer<String> log) {
        this.bean = bean;
        this.platform = new PlatformServer(instrumentation);
        this.log = log;
    }

    /** Registers the bean if there is a server by now. */
    synchronized void register() {
        if (over || server != null) {
            return;
        }
        try {
            MBeanServer found = platform.find().orElse(null);
            if (found != null) {
                found.registerMBean(new StandardMBean(bean, AgentMXBean.class, true), new ObjectName(NAME));
                server = found;
            }
        } catch (ReflectiveOperationException | JMException | RuntimeException | LinkageError e) {
            over = true;
            log.accept("not registered with JMX: " + e);
        }
    }

    /** Takes the bean away for good. */
    synchronized void unregister() {
        over = true;
        if (server != null) {
            try {
                server.unregisterMBean(new ObjectName(NAME));
            } catch (JMException | RuntimeException e) {
                // The application has done it before us.
            }
            server = null;
        }
    }
}
