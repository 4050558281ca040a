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

    /** So often it is looked for at each call; most programs that have one make it early. */
    private static final int SOON = 10;

    /** From then on at one of so many calls: a JVM with many classes takes a millisecond to list them. */
    private static final int SELDOM = 10;

    private final Instrumentation instrumentation;
    private int calls;
    private Field server;
    private boolean unknown;

    PlatformServer(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /** Called every second by one thread; later on not each call looks. */
    Optional<MBeanServer> find() throws ReflectiveOperationException {
        if (unknown || server == null && (!isTurn() || !isFactoryLoaded())) {
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

    private boolean isTurn() {
        return calls++ < SOON || calls % SELDOM == 0;
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
