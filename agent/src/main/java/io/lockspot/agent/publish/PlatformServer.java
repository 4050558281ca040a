package io.lockspot.agent.publish;

import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.management.MBeanServer;

/**
 * The platform's MBean server, if the application or a JMX client has asked for it. Looking neither makes it nor loads
 * a class of JMX: the agent must not decide how the application's management is set up.
 */
final class PlatformServer {

    private static final String FACTORY = "java.lang.management.ManagementFactory";

    private final Instrumentation instrumentation;
    private Field server;
    private boolean unknown;

    PlatformServer(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** Called now and then by one thread; costs some 50 µs as long as nobody has asked for the server. */
    Optional<MBeanServer> find() throws ReflectiveOperationException {
        if (unknown || server == null && !isFactoryLoaded()) {
            return Optional.empty();
        }
        if (server == null) {
            // What follows may fail in a JDK that has it elsewhere; then it is not tried again.
            unknown = true;
            server = field();
            unknown = false;
        }
        return Optional.ofNullable((MBeanServer) server.get(null));
    }

    private boolean isFactoryLoaded() {
        Class<?>[] classes = instrumentation.getInitiatedClasses(null);
        if (classes == null) {
            // The JVM is at its end and does not tell any more.
            return false;
        }
        for (Class<?> type : classes) {
            if (type.getName().equals(FACTORY)) {
                return true;
            }
        }
        return false;
    }

    private Field field() throws ReflectiveOperationException {
        Map<String, Set<Module>> agent = Map.of("java.lang.management", Set.of(PlatformServer.class.getModule()));
        instrumentation.redefineModule(ManagementFactory.class.getModule(), Set.of(), agent, agent, Set.of(), Map.of());
        Field field = ManagementFactory.class.getDeclaredField("platformMBeanServer");
        field.setAccessible(true);
        return field;
    }
}
