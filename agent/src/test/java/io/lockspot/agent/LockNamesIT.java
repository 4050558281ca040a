package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.OneLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One lock has one name, wherever it is taken and however often the garbage collector moves it. */
class LockNamesIT {

    /** Four places, fifty rounds. */
    private static final int WAITS = 200;

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aLock_hasTheNameOfItsField(Jdk jdk) {
        Child.Result result = new Victim(jdk, directory, OneLock.class)
                .withAgent("file=a.jfr,lockThreshold=1ms,interval=1s,jfr=before")
                .run();

        assertThat(result.out()).isEqualTo("done\n");
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        List<String> sites = recording.of("lockspot.LockName").stream()
                .filter(event -> event.getString("place").startsWith(OneLock.class.getName()))
                .map(event -> event.getString("site"))
                .toList();
        List<RecordedEvent> waits = recording.of("lockspot.LockWait").stream()
                .filter(event -> sites.contains(event.getString("site")))
                .toList();
        Map<String, String> names = new HashMap<>();
        recording.of("lockspot.LockName").forEach(e -> names.put(e.getString("site"), e.getString("lockName")));
        Set<String> found =
                waits.stream().map(wait -> names.get(wait.getString("site"))).collect(Collectors.toSet());

        assertThat(found).containsExactly("OneLock.door");
        // A list of events in the message would be thousands of lines.
        assertThat(owners(waits, false)).isEqualTo(Map.of("main", WAITS));
        // Who comes back from a condition finds the lock free, and is only late when the machine is busy.
        assertThat(owners(waits, true).keySet()).isSubsetOf("");
        // JDK 17 would lose this text at a dump, and until the next: only new threads write it.
        assertThat(waits.stream().map(wait -> wait.getString("lockClass")))
                .containsOnly("java.util.concurrent.locks.ReentrantLock");
    }

    /** How many waits had which owner. */
    private static Map<String, Integer> owners(List<RecordedEvent> waits, boolean afterCondition) {
        Map<String, Integer> owners = new HashMap<>();
        waits.stream()
                .filter(wait -> wait.getBoolean("afterCondition") == afterCondition)
                .forEach(wait -> owners.merge(wait.getString("ownerName"), 1, Integer::sum));
        return owners;
    }
}
