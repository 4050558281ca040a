package io.lockspot.agent.weave;

import io.lockspot.agent.probe.LockSite;
import io.lockspot.agent.probe.LockSites;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The class file tells which field holds the lock that a method takes, or nothing is said. */
final class LockFieldsTest {

    @ParameterizedTest(name = "{0}.{1}() calls {2}: {3}")
    @CsvSource({
        "Plain, direct, lock, LockFieldsTest$Plain.lock",
        "Plain, byLocal, lock, LockFieldsTest$Plain.lock",
        "Plain, timed, tryLock, LockFieldsTest$Plain.lock",
        "Plain, ofAll, lock, LockFieldsTest$Plain.ALL",
        "Plain, ofOther, lock, LockFieldsTest$Plain.lock",
        "Plain, reading, lock, LockFieldsTest$Plain.table",
        "Plain, waiting, await, LockFieldsTest$Plain.lock",
        "Derived, inherited, lock, LockFieldsTest$Plain.lock",
        "Unclear, given, lock, ''",
        "Plain, oneOfMany, lock, LockFieldsTest$Plain.stripes[]",
        "Unclear, oneOrOther, lock, ''",
        "Unclear, elsewhere, await, ''",
    })
    void theField_isReadFromTheCode(String type, String method, String callee, String field) {
        String name = LockFieldsTest.class.getName() + "$" + type;
        assertThat(LockFields.fieldOf(site(name, method, callee), getClass().getClassLoader()))
                .isEqualTo(field);
    }

    @Test
    void twoCallsOnALine_haveNoAnswer_unlessTheyAreOnOneField() {
        String name = Unclear.class.getName();
        assertThat(LockFields.fieldOf(site(name, "both", "lock"), getClass().getClassLoader()))
                .isEmpty();
        String twice = Plain.class.getName();
        assertThat(LockFields.fieldOf(site(twice, "twice", "lock"), getClass().getClassLoader()))
                .isEqualTo("LockFieldsTest$Plain.lock");
    }

    @Test
    void theJdksOwnQueues_nameTheirLocks() {
        assertThat(inJdk(LinkedBlockingQueue.class, "take", "await")).isEqualTo("LinkedBlockingQueue.takeLock");
        assertThat(inJdk(LinkedBlockingQueue.class, "take", "lockInterruptibly"))
                .isEqualTo("LinkedBlockingQueue.takeLock");
        assertThat(inJdk(ArrayBlockingQueue.class, "take", "await")).isEqualTo("ArrayBlockingQueue.lock");
    }

    @Test
    void aClassWithoutAFile_namesNothing() {
        assertThat(LockFields.fieldOf(site("no.such.Type", "m", "lock"), null)).isEmpty();
    }

    private static String inJdk(Class<?> type, String method, String callee) {
        return LockFields.fieldOf(
                LockSites.at(type.getName(), method, "()Ljava/lang/Object;", callee, -1, "ReentrantLock"), null);
    }

    /** The methods here take a lock in one place, and have no arguments but such as are locks. */
    private static LockSite site(String type, String method, String callee) {
        List<String> descriptors = List.of(Plain.class, Derived.class, Unclear.class).stream()
                .filter(c -> c.getName().equals(type))
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .filter(m -> m.getName().equals(method))
                .map(m -> java.lang.invoke.MethodType.methodType(m.getReturnType(), m.getParameterTypes())
                        .toMethodDescriptorString())
                .toList();
        String descriptor = descriptors.isEmpty() ? "()V" : descriptors.get(0);
        return LockSites.at(type, method, descriptor, callee, -1, "ReentrantLock");
    }

    /** Takes its locks as programs do. */
    static class Plain {
        static final Lock ALL = new ReentrantLock();
        final ReentrantLock lock = new ReentrantLock();
        final Lock[] stripes = {ALL, lock};
        final Condition free = lock.newCondition();
        final ReentrantReadWriteLock table = new ReentrantReadWriteLock();

        void oneOfMany() {
            stripes[hashCode() & 1].lock();
        }

        void direct() {
            lock.lock();
        }

        void byLocal() {
            final ReentrantLock mine = this.lock;
            mine.lock();
            mine.unlock();
        }

        boolean timed() throws InterruptedException {
            return lock.tryLock(1, TimeUnit.SECONDS);
        }

        void ofAll() {
            ALL.lock();
        }

        void ofOther(Plain other) {
            other.lock.lock();
        }

        void reading() {
            table.readLock().lock();
        }

        void waiting() throws InterruptedException {
            free.await();
        }

        void twice(Plain other) {
            lock.lock();
            other.lock.lock();
        }
    }

    static final class Derived extends Plain {
        void inherited() {
            lock.lock();
        }
    }

    /** Takes locks that no single field holds. */
    static final class Unclear {
        private final Lock one = new ReentrantLock();
        private final Lock other = new ReentrantLock();
        private final Condition foreign;

        Unclear(Condition foreign) {
            this.foreign = foreign;
        }

        void given(Lock lock) {
            lock.lock();
        }

        void oneOrOther(boolean which) {
            Lock chosen = one;
            if (which) {
                chosen = other;
            }
            chosen.lock();
        }

        void both() {
            one.lock();
            other.lock();
        }

        void elsewhere() throws InterruptedException {
            foreign.await();
        }
    }
}
