package io.lockspot.agent.victim;

import java.lang.management.ManagementFactory;
import java.util.logging.LogManager;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;

/** A program that brings its own logging and its own MBean server, as application servers do, and says so in main. */
public final class OwnProviders {

    private OwnProviders() {}

    public static void main(String[] args) throws InterruptedException {
        if (args.length > 0 && !args[0].equals("0")) {
            // Long enough for the recorder's first looks around.
            Thread.sleep(Long.parseLong(args[0]));
        }
        System.setProperty("java.util.logging.manager", OwnLogManager.class.getName());
        System.setProperty("javax.management.builder.initial", OwnBuilder.class.getName());
        System.out.println(LogManager.getLogManager().getClass().getSimpleName());
        ManagementFactory.getPlatformMBeanServer();
        System.out.println(OwnBuilder.used);
    }

    public static final class OwnLogManager extends LogManager {}

    public static final class OwnBuilder extends MBeanServerBuilder {

        private static boolean used;

        @Override
        public MBeanServer newMBeanServer(String domain, MBeanServer outer, MBeanServerDelegate delegate) {
            used = true;
            return super.newMBeanServer(domain, outer, delegate);
        }
    }
}
