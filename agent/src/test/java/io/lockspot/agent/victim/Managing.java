package io.lockspot.agent.victim;

import com.sun.tools.attach.VirtualMachine;
import java.util.Arrays;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A JMX client that knows nothing of lockspot but a name: process id. Prints what it sees, and steers. */
public final class Managing {

    private static final long LIMIT = 60_000_000_000L;

    private Managing() {}

    public static void main(String[] args) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(args[0]);
        String address = machine.startLocalManagementAgent();
        machine.detach();
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            ObjectName agent = new ObjectName("io.lockspot:type=Agent");
            long end = System.nanoTime() + LIMIT;
            while (!server.isRegistered(agent) && System.nanoTime() < end) {
                Thread.sleep(50);
            }
            printAttributes(server, agent);
            System.out.println("dump " + server.invoke(agent, "dump", null, null));
            System.out.println("stop " + server.invoke(agent, "stop", null, null));
            System.out.println("then Recording " + server.getAttribute(agent, "Recording"));
        }
    }

    private static void printAttributes(MBeanServerConnection server, ObjectName agent) throws Exception {
        for (MBeanAttributeInfo attribute : server.getMBeanInfo(agent).getAttributes()) {
            Object value = server.getAttribute(agent, attribute.getName());
            if (value instanceof CompositeData[] rows) {
                Arrays.stream(rows).forEach(row -> System.out.println(attribute.getName() + " " + contents(row)));
            } else {
                System.out.println(
                        attribute.getName() + " " + (value instanceof CompositeData row ? contents(row) : value));
            }
        }
    }

    private static String contents(CompositeData row) {
        StringBuilder text = new StringBuilder();
        row.getCompositeType().keySet().stream()
                .sorted()
                .forEach(
                        key -> text.append(key).append('=').append(row.get(key)).append(' '));
        return text.toString().strip();
    }
}
