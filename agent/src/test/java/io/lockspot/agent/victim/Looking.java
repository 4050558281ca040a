package io.lockspot.agent.victim;

import java.util.TreeSet;

/** Looks for traces of an agent, and prints what it finds. */
public final class Looking {

    private Looking() {}

    public static void main(String[] args) {
        for (String name : new String[] {
            "net.bytebuddy.ByteBuddy",
            "io.lockspot.agent.shaded.bytebuddy.ByteBuddy",
            "org.HdrHistogram.Histogram",
            "one.profiler.AsyncProfiler",
            "io.lockspot.agent.Startup",
            "io.lockspot.agent.options.Options",
            "io.lockspot.agent.record.Recorder"
        }) {
            System.out.println(name + " " + (isThere(name) ? "yes" : "no"));
        }
        TreeSet<String> properties = new TreeSet<>(System.getProperties().stringPropertyNames());
        properties.removeIf(name -> !name.contains("lockspot") && !name.contains("buddy"));
        System.out.println(properties);
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
