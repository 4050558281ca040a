package io.lockspot.samples.overhead;

import java.util.ArrayList;
import java.util.List;

/** Command lines of the JVMs that are measured. */
final class Commands {

    /** The same for all; what the JVM has to say goes to stderr, because stdout is read. */
    private static final List<String> FLAGS =
            List.of("-Xms256m", "-Xmx256m", "-Xlog:disable", "-Xlog:all=warning:stderr");

    private static final String SERVER = "io.lockspot.samples.servers.ServerMain";

    private Commands() {}

    /** A server, where servers run; its port is the first line that it prints. */
    static List<String> server(
            ServerName server, JavaHome jdk, Setting setting, Workload workload, Places places, Cores cores) {
        return java(
                cores.serverPrefix(),
                jdk,
                setting,
                workload,
                places.classPath(server.libraries()),
                SERVER,
                server.kind());
    }

    static List<String> java(
            List<String> prefix,
            JavaHome jdk,
            Setting setting,
            Workload workload,
            String classPath,
            String main,
            String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(jdk.java());
        command.addAll(FLAGS);
        command.addAll(setting.arguments().apply(workload));
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return command;
    }
}
