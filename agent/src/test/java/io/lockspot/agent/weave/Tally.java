package io.lockspot.agent.weave;

import io.lockspot.agent.probe.Buckets;
import io.lockspot.agent.probe.EpollControlCounts;
import io.lockspot.agent.probe.OperationCounts;
import io.lockspot.agent.probe.Probes;
import java.util.Map;
import java.util.TreeMap;

/** What a victim did, as it knows itself, beside what the probes counted; printed for the test to compare. */
final class Tally {

    private final Map<String, Long> did = new TreeMap<>();

    synchronized void did(String what, long times) {
        did.merge(what, times, Long::sum);
    }

    synchronized void print() {
        did.forEach((what, times) -> System.out.println("did " + what + " " + times));
        counted().forEach((what, times) -> {
            if (times != 0) {
                System.out.println("counted " + what + " " + times);
            }
        });
        System.out.println("failures " + Probes.failures());
        System.out.println("off " + Probes.off());
        System.out.println("reentered " + System.getProperty("reentered", "0"));
        System.out.println("summary " + ProbingAgent.weaving.summary());
    }

    static Map<String, Long> counted() {
        Map<String, Long> counted = new TreeMap<>();
        for (OperationCounts counts : Probes.counts()) {
            String name = counts.implementation() + "." + counts.operation();
            counted.put(name, counts.count());
            counted.put(name + ".errors", counts.errors());
            counted.put(name + ".stillRegistered", counts.stillRegistered());
            long[] delays = new long[Buckets.COUNT];
            counts.addDelaysTo(delays);
            counted.put(name + ".delays", java.util.Arrays.stream(delays).sum());
        }
        for (EpollControlCounts counts : Probes.epollControl()) {
            String name = counts.implementation() + ".epoll_ctl.";
            counted.put(name + "adds", counts.adds());
            counted.put(name + "modifies", counts.modifies());
            counted.put(name + "deletes", counts.deletes());
            counted.put(name + "notFound", counts.notFound());
            counted.put(name + "redundant", counts.redundant());
        }
        return counted;
    }
}
