package io.lockspot.agent.victim;

import java.util.List;
import java.util.stream.Collectors;

/** Waits until no thread of the agent is left, if need be for ever, and ends by returning. */
public final class Remaining {

    private Remaining() {}

    public static void main(String[] args) throws Exception {
        List<String> threads;
        do {
            Thread.sleep(10);
            threads = Thread.getAllStackTraces().keySet().stream()
                    .map(Thread::getName)
                    .filter(name -> name.startsWith("lockspot"))
                    .collect(Collectors.toList());
        } while (!threads.isEmpty());
        Closing.main(new String[] {"20"});
        System.out.println("no thread is left");
    }
}
