package io.lockspot.agent.publish;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * The properties that the JVM keeps for agents: whoever may attach to it can read them, also into a container, and the
 * application does not see them. What is put there answers {@code lockspot attach} and {@code lockspot status}. Safe for
 * all threads.
 */
public final class AgentProperties {

    private static final String PACKAGE = "jdk.internal.vm";

    private static Properties properties;

    private AgentProperties() {}

    /** Opens them, to the agent's own loader alone; a JDK that has them elsewhere gets no answers. */
    public static synchronized void open(Instrumentation instrumentation) {
        if (properties == null) {
            Map<String, Set<Module>> agent = Map.of(PACKAGE, Set.of(AgentProperties.class.getModule()));
            instrumentation.redefineModule(Object.class.getModule(), Set.of(), agent, agent, Set.of(), Map.of());
            properties = find();
        }
    }

    private static Properties find() {
        try {
            return (Properties) Class.forName(PACKAGE + ".VMSupport")
                    .getMethod("getAgentProperties")
                    .invoke(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new Properties();
        }
    }

    /** Nothing before {@link #open}. */
    static synchronized void put(String key, String value) {
        if (properties != null) {
            properties.setProperty(key, value);
        }
    }
}
