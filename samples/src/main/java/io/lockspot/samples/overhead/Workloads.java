package io.lockspot.samples.overhead;

import java.util.ArrayList;
import java.util.List;

/** What is run, part by part. */
final class Workloads {

    private final Plan plan;
    private final Places places;
    private final Cores cores;

    Workloads(Plan plan, Places places, Cores cores) {
        this.plan = plan;
        this.places = places;
        this.cores = cores;
    }

    /** @param servers by name, for the parts that have servers */
    List<Workload> of(List<Workload.Part> parts, List<String> servers) {
        List<Workload> workloads = new ArrayList<>();
        for (Workload.Part part : Workload.Part.values()) {
            if (parts.contains(part)) {
                workloads.addAll(of(part, servers));
            }
        }
        return workloads;
    }

    private List<Workload> of(Workload.Part part, List<String> servers) {
        List<Workload> workloads = new ArrayList<>();
        switch (part) {
            case STARTUP -> workloads.add(new StartWorkload(places, cores));
            case LOOPS -> {
                for (LoopWorkload.Kind kind : LoopWorkload.Kind.values()) {
                    workloads.add(new LoopWorkload(kind, plan, places, cores));
                }
            }
            case SERVERS ->
                servers.forEach(
                        server -> workloads.add(new ServerWorkload(ServerName.of(server), plan, places, cores)));
            case WITHIN ->
                servers.forEach(
                        server -> workloads.add(new WithinWorkload(ServerName.of(server), plan, places, cores)));
            default -> throw new IllegalStateException();
        }
        return workloads;
    }
}
