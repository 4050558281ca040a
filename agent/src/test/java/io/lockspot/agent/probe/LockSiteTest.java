package io.lockspot.agent.probe;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A lock has one name, whoever takes it where, and the name is the same in every run. */
final class LockSiteTest {

    private static final String LOCK = "java.util.concurrent.locks.ReentrantLock";

    @Test
    void aLock_isKnownByTheClassAroundItsSynchronizer() {
        assertThat(LockSites.lockClass(LOCK + "$NonfairSync")).isEqualTo(LOCK);
        assertThat(LockSites.lockClass("my.Latch")).isEqualTo("my.Latch");
    }

    @Test
    void itsName_isTheFieldThatHoldsIt_elseWhereItIsTaken() {
        LockSite take = site("take");
        assertThat(take.name()).isEqualTo("ReentrantLock in Pool.take");
        take.settle("");
        assertThat(take.name()).isEqualTo("ReentrantLock in Pool.take");
        take.settle("Pool.lock");
        assertThat(take.name()).isEqualTo("Pool.lock");
    }

    @Test
    void aPlaceThatDoesNotTell_hasTheNameOfTheSameLockElsewhere() {
        LockSite take = site("take");
        LockSite await = site("await");
        await.sharesLockWith(take);
        take.settle("Pool.lock");
        await.settle("");
        assertThat(await.name()).isEqualTo("Pool.lock");
    }

    @Test
    void aPlaceThatTakesManyLocks_hasTheNameOfNone() {
        LockSite helper = site("acquire");
        LockSite one = site("one");
        LockSite other = site("other");
        one.settle("Pool.one");
        other.settle("Pool.other");
        helper.settle("");
        helper.sharesLockWith(one);
        helper.sharesLockWith(other);
        assertThat(helper.name()).isEqualTo("ReentrantLock in Pool.acquire");
    }

    @Test
    void aPlace_isKnownAgain_andTwoPlacesAreTwo() {
        LockSite first = LockSites.at("Known", "again", "()V", "lock", 7, LOCK);
        assertThat(LockSites.at("Known", "again", "()V", "lock", 7, LOCK)).isSameAs(first);
        assertThat(LockSites.at("Known", "again", "()V", "lock", 8, LOCK).key()).isNotEqualTo(first.key());
        assertThat(Arrays.asList(LockSites.all())).contains(first);
    }

    @Test
    void theCaller_isTheFirstOutsideTheProbes() {
        // This test is in the probes' package, so the first one outside is who called it.
        assertThat(LockSites.ofCaller(new Object()).className).doesNotContain("lockspot.agent.probe");
    }

    private static LockSite site(String method) {
        return new LockSite("my.Pool", method, "()V", "lock", 1, LOCK);
    }
}
