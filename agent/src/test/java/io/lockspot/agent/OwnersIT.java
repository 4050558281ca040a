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

    /** What a thread of the program writes, some of them longer than JFR writes into the event itself. */
    private static final List<String> TEXTS = List.of(
            "lockClass", "lockName", "site", "kind", "ownerName", "ownerStack", "ownerStackThread", "operation");

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theOwnerAndItsStack_areThoseOfTheScript(Jdk jdk) {
        Child.Result result = new Victim(jdk, directory, KnownOwners.class)
                .withBothCompilers()
                .withAgent("jfr=before,file=a.jfr,lockThreshold=1ms,ownerThreshold=1ms,interval=1h,profiler=off")
                .run();

        assertThat(result.out()).startsWith("done");
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        // On a slow machine there are several dumps, however long the interval is.
        int dumps = recording.of("lockspot.Environment").size();
        List<RecordedEvent> all = recording.of("lockspot.LockWait");
        // JDK 17 has no name for a thread that lives while a dump is made and is gone at the next: of waiters, one at
        // most.
        List<RecordedEvent> nameless =
                all.stream().filter(wait -> wait.getThread() == null).toList();
        List<RecordedEvent> waits = all.stream()
                .filter(wait -> wait.getThread() != null && waiter(wait).contains("-waiter-"))
                .toList();
        List<RecordedEvent> owned =
                waits.stream().filter(wait -> HOLDERS.containsKey(lock(wait))).toList();
        List<RecordedEvent> withStack = owned.stream()
                .filter(wait -> !wait.getString("ownerStack").isEmpty())
                .toList();
        long rightStacks = withStack.stream().filter(OwnersIT::hasRightStack).count();
        System.out.printf(
                "%s: owner named in %d waits and in %d of nameless threads; of %d stacks, %d right; %d dumps; virtual: %s%n",
                jdk,
                owned.size(),
                nameless.size(),
                withStack.size(),
                rightStacks,
                dumps,
                result.out().contains("virtual"));

        assertThat(all).allMatch(wait -> TEXTS.stream().allMatch(text -> wait.getString(text) != null));
        // The script holds a lock until its waiter is in the queue, which is after the waiter has looked for the owner.
        assertThat(owned).allMatch(wait -> owner(wait).equals(wait.getString("ownerName")));
        assertThat(nameless).hasSizeLessThanOrEqualTo(dumps);
        assertThat(owned.size()).isBetween(WAITS * 99 / 100 - nameless.size(), WAITS);
        // Who looks at stacks may find no time; what it finds is of the owner while it holds the lock.
        assertThat(withStack).isNotEmpty();
        assertThat(rightStacks).isEqualTo(withStack.size());
        List<RecordedEvent> stamped =
                waits.stream().filter(wait -> lock(wait).equals("stamped")).toList();
        assertThat(stamped)
                .isNotEmpty()
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
