package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.KnownOwners;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who held the lock, and where, as the recording says it and as a script knows it. */
class OwnersIT {

    /** Of the locks that know their owner: a hundred rounds of four. */
    private static final int WAITS = 400;

    private static final Map<String, String> HOLDERS =
            Map.of("fair", "holdsFair", "barging", "holdsBarging", "reading", "holdsShared", "writing", "holdsShared");

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theOwnerAndItsStack_areThoseOfTheScript(Jdk jdk) {
        // One dump, at the end: JDK 17 forgets the names of threads that have ended before an earlier one.
        Child.Result result = new Victim(jdk, directory, KnownOwners.class)
                .withBothCompilers()
                .withAgent("jfr=before,file=a.jfr,lockThreshold=1ms,ownerThreshold=1ms,interval=1h,profiler=off")
                .run();

        assertThat(result.out()).startsWith("done");
        List<RecordedEvent> waits = Recorded.in(directory.resolve("a.jfr")).of("lockspot.LockWait").stream()
                .filter(wait -> wait.getThread() != null && waiter(wait).contains("-waiter-"))
                .toList();
        List<RecordedEvent> owned =
                waits.stream().filter(wait -> HOLDERS.containsKey(lock(wait))).toList();
        List<RecordedEvent> withStack = owned.stream()
                .filter(wait -> !wait.getString("ownerStack").isEmpty())
                .toList();
        long named = owned.stream()
                .filter(wait -> owner(wait).equals(wait.getString("ownerName")))
                .count();
        long rightStacks = withStack.stream().filter(OwnersIT::hasRightStack).count();
        System.out.printf(
                "%s: owner named rightly in %d of %d waits; of %d stacks, %d right; virtual: %s%n",
                jdk,
                named,
                owned.size(),
                withStack.size(),
                rightStacks,
                result.out().contains("virtual"));

        // The script holds a lock until its waiter is in the queue, which is after the waiter has looked for the owner.
        // JFR of JDK 17 itself loses a name now and then, the waiter's or the owner's.
        assertThat(owned).hasSizeLessThanOrEqualTo(WAITS);
        assertThat(named).isGreaterThanOrEqualTo(WAITS * 99L / 100);
        // Who looks at stacks may find no time; what it finds is of the owner while it holds the lock.
        assertThat(withStack).isNotEmpty();
        assertThat(rightStacks).isEqualTo(withStack.size());
        assertThat(waits).anyMatch(wait -> lock(wait).equals("stamped"));
        assertThat(waits)
                .filteredOn(wait -> lock(wait).equals("stamped"))
                .allMatch(wait -> wait.getString("ownerName").isEmpty())
                .allMatch(wait -> wait.getString("lockClass").endsWith(".StampedLock"));
    }

    private static boolean hasRightStack(RecordedEvent wait) {
        return owner(wait).equals(wait.getString("ownerStackThread"))
                && wait.getString("ownerStack").contains("victim.KnownOwners." + HOLDERS.get(lock(wait)) + "(");
    }

    private static String waiter(RecordedEvent wait) {
        return String.valueOf(wait.getThread().getJavaName());
    }

    private static String lock(RecordedEvent wait) {
        return waiter(wait).replaceFirst("-.*", "");
    }

    private static String owner(RecordedEvent wait) {
        return waiter(wait).replace("waiter", "owner");
    }
}
