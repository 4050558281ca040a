package io.lockspot.agent.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

final class DescriptorsTest {

    private static final int EPOLL = 7;

    private final Descriptors descriptors = new Descriptors();

    @Test
    void nothing_isKnownOfANewDescriptor() {
        assertThat(descriptors.closeAsked(10)).isZero();
        assertThat(descriptors.registration(10)).isEqualTo(Descriptors.NONE);
        assertThat(descriptors.isOwn(10)).isFalse();
    }

    @Test
    void numbersOutOfRange_areNotFollowed() {
        for (int fd : new int[] {-1, Integer.MIN_VALUE, Descriptors.LIMIT, Integer.MAX_VALUE}) {
            descriptors.closeAsked(fd, 5);
            descriptors.registered(EPOLL, fd, 1);
            descriptors.instanceClosed(fd);
            descriptors.own(fd, true);

            assertThat(descriptors.closeAsked(fd)).isZero();
            assertThat(descriptors.registration(fd)).isEqualTo(Descriptors.NONE);
            assertThat(descriptors.isOwn(fd)).isFalse();
        }
    }

    @Test
    void theTimeZero_isATimeToo() {
        descriptors.closeAsked(10, Asked.at(0, false));

        assertThat(descriptors.closeAsked(10)).isNotZero();
    }

    @Test
    void aNumberThatWasGivenOutAgain_keepsWhatItsNewOwnerSays() {
        descriptors.closeAsked(10, 100);
        long before = descriptors.closeAsked(10);
        descriptors.closeAsked(10, 200);
        descriptors.forgetClose(10, before);

        assertThat(descriptors.closeAsked(10)).isEqualTo(200);
    }

    @Test
    void aClosedInstance_takesItsRegistrationsWithIt() {
        descriptors.registered(EPOLL, 10, 1);
        descriptors.instanceClosed(EPOLL);
        assertThat(descriptors.registration(10)).isEqualTo(Descriptors.NONE);

        // The number of the instance is used again, by another one.
        descriptors.registered(EPOLL, 11, 1);
        assertThat(descriptors.registration(10)).isEqualTo(Descriptors.NONE);
        assertThat(descriptors.registration(11)).isNotEqualTo(Descriptors.NONE);
    }

    @Test
    void deregisteringFromAnotherInstance_changesNothing() {
        descriptors.registered(EPOLL, 10, 1);
        descriptors.deregistered(EPOLL + 1, 10);

        assertThat(descriptors.isRegisteredWith(EPOLL, 10)).isTrue();
    }

    @Test
    void aSelectorsOwnMark_survivesThatItsInstancesAreCounted() {
        descriptors.own(EPOLL, true);
        descriptors.own(EPOLL, true);
        descriptors.instanceClosed(EPOLL);
        assertThat(descriptors.isOwn(EPOLL)).isTrue();

        descriptors.own(EPOLL, false);
        assertThat(descriptors.isOwn(EPOLL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aRandomLife_agreesWithAMap(long seed) {
        Random random = new Random(seed);
        Map<Integer, Integer> registered = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            int fd = 100 + random.nextInt(3000);
            int epoll = random.nextInt(5);
            switch (random.nextInt(4)) {
                case 0, 1 -> {
                    descriptors.registered(epoll, fd, i);
                    registered.put(fd, epoll);
                }
                case 2 -> {
                    descriptors.deregistered(epoll, fd);
                    registered.remove(fd, epoll);
                }
                default -> {
                    if (random.nextInt(50) == 0) {
                        descriptors.instanceClosed(epoll);
                        registered.values().removeIf(with -> with == epoll);
                    }
                }
            }
            assertThat(descriptors.registration(fd) != Descriptors.NONE).isEqualTo(registered.containsKey(fd));
        }
    }

    @Test
    void threadsWithTheirOwnDescriptors_doNotDisturbEachOther() throws InterruptedException {
        CountersTest.inParallel(thread -> {
            for (int i = 0; i < 20_000; i++) {
                // Neighbours share pages, and all of them make new ones.
                int fd = i * 8 + thread;
                descriptors.closeAsked(fd, fd + 1);
                descriptors.registered(thread, fd, fd);
                assertThat(descriptors.closeAsked(fd)).isEqualTo(fd + 1);
                assertThat(descriptors.isRegisteredWith(thread, fd)).isTrue();
                assertThat(descriptors.events(fd)).isEqualTo(fd);
            }
        });
    }
}
