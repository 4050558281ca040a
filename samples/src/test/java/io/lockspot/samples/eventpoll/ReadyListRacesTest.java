package io.lockspot.samples.eventpoll;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Appends that meet appends, a taker, and removals; threads that fall asleep while an append wakes them. */
@ParameterizedClass
@EnumSource(ReadyLists.class)
@Timeout(60)
class ReadyListRacesTest {
    private static final Interest EDGE = Interest.in(Ready.READABLE).edgeTriggered();
    private static final int ROUNDS = 200;
    private static final int THREADS = 4;
    private static final int ENTRIES = 100;

    @Parameter
    ReadyLists kind;

    @Test
    void appendAgainstAppend_keepsEveryEntryOnceAndEachThreadsOrder() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ReadyList list = kind.open();
            List<List<Entry>> all = entriesOfEachThread();
            Together.run(appends(list, all));
            assertThat(list.size()).isEqualTo(THREADS * ENTRIES);
            assertEachOnceInOrder(files(list.collect(Integer.MAX_VALUE)), all);
            assertThat(list.size()).isZero();
        }
    }

    /** Who comes second finds entries in the list and is fast, until he has caught up and both want the same one. */
    @Test
    void appendOfTheSameEntries_putsEachInOnce() throws Exception {
        ReadyList list = kind.open();
        List<Entry> shared = ReadyListTest.readyEntries(20_000, EDGE);
        for (int round = 0; round < ROUNDS / 4; round++) {
            Together.run(appends(
                    list, IntStream.range(0, THREADS).mapToObj(i -> shared).toList()));
            List<PollableFile> taken = files(list.collect(Integer.MAX_VALUE));
            assertThat(taken).hasSize(shared.size());
            assertThat(Set.copyOf(taken)).hasSize(shared.size());
        }
    }

    @Test
    void takeAgainstAppend_givesEveryEntryOnceAndKeepsEachThreadsOrder() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            ReadyList list = kind.open();
            List<List<Entry>> all = entriesOfEachThread();
            List<PollableFile> taken = new ArrayList<>();
            List<Together.Action> actions = appends(list, all);
            actions.add(() -> Together.until(() -> {
                taken.addAll(files(list.collect(1 + random.nextInt(2 * ENTRIES))));
                return taken.size() >= THREADS * ENTRIES;
            }));
            Together.run(actions);
            assertThat(list.collect(1)).isEmpty();
            assertEachOnceInOrder(taken, all);
        }
    }

    /** An append that finds its entry in the list relies on the taker to see what the file has become. */
    @Test
    void takeAgainstAppendsOfTheSameEntry_seesTheLastChange() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ReadyList list = kind.open();
            EventCounter file = new EventCounter();
            Entry entry = new Entry(null, file, EDGE);
            AtomicInteger read = new AtomicInteger();
            Together.Action writes = () -> {
                for (int i = 0; i < ENTRIES; i++) {
                    file.write(1);
                    list.append(entry);
                }
            };
            Together.Action reads = () -> Together.until(() -> {
                list.collect(1).forEach(event -> read.addAndGet((int) file.read()));
                return read.get() == 2 * ENTRIES;
            });
            Together.run(List.of(writes, writes, reads));
            assertThat(read).hasValue(2 * ENTRIES);
        }
    }

    @Test
    void removeAgainstAppend_losesNothingElse() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ReadyList list = kind.open();
            List<List<Entry>> all = entriesOfEachThread();
            List<Entry> removed = ReadyListTest.readyEntries(ENTRIES, EDGE);
            List<PollableFile> taken = new ArrayList<>();
            List<Together.Action> actions = appends(list, all);
            // Removals and takes are one thread at a time: the instance's mtx sees to that.
            actions.add(() -> {
                for (Entry entry : removed) {
                    list.append(entry);
                    list.remove(entry);
                    taken.addAll(files(list.collect(1)));
                }
            });
            Together.run(actions);
            taken.addAll(files(list.collect(Integer.MAX_VALUE)));
            assertEachOnceInOrder(taken, all);
        }
    }

    /** Each append comes when the waiting thread has just taken the one before, and is about to fall asleep. */
    @Test
    void appendAgainstAThreadThatFallsAsleep_wakesIt() throws Exception {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            ReadyList list = kind.open();
            List<Entry> entries = ReadyListTest.readyEntries(4_000, EDGE);
            AtomicInteger taken = new AtomicInteger();
            Together.run(List.of(
                    () -> {
                        for (int i = 0; i < entries.size(); i++) {
                            int before = i;
                            Together.until(() -> taken.get() == before);
                            IntStream.range(0, random.nextInt(100)).forEach(spin -> Thread.onSpinWait());
                            list.append(entries.get(i));
                        }
                    },
                    () -> {
                        while (taken.get() < entries.size()) {
                            assertThat(list.await(System.nanoTime() + Long.MAX_VALUE / 2))
                                    .isTrue();
                            taken.addAndGet(list.collect(1).size());
                        }
                    }));
            assertThat(taken).hasValue(entries.size());
        }
    }

    /** Whoever hears "woken" leaves other instances asleep; so a thread must come and take what he appended. */
    @Test
    void appendThatAnswersWoken_isSeenByTheThreadThatWaited() throws Exception {
        for (int round = 0; round < 5 * ROUNDS; round++) {
            ReadyList list = kind.open();
            List<Entry> entries = ReadyListTest.readyEntries(2, EDGE);
            AtomicBoolean woken = new AtomicBoolean();
            AtomicBoolean came = new AtomicBoolean();
            int nanos = 20_000 * (round % 10);
            List<Together.Action> actions = new ArrayList<>();
            actions.add(() -> came.set(list.await(System.nanoTime() + nanos)));
            for (Entry entry : entries) {
                actions.add(() -> {
                    if (list.append(entry)) {
                        woken.set(true);
                    }
                });
            }
            Together.run(actions);
            assertThat(woken.get() && !came.get()).isFalse();
        }
    }

    private static List<List<Entry>> entriesOfEachThread() {
        return IntStream.range(0, THREADS)
                .mapToObj(i -> ReadyListTest.readyEntries(ENTRIES, EDGE))
                .toList();
    }

    private static List<Together.Action> appends(ReadyList list, List<List<Entry>> ofEachThread) {
        List<Together.Action> actions = new ArrayList<>();
        for (List<Entry> own : ofEachThread) {
            actions.add(() -> own.forEach(list::append));
        }
        return actions;
    }

    private static void assertEachOnceInOrder(List<PollableFile> taken, List<List<Entry>> ofEachThread) {
        assertThat(taken).hasSize(THREADS * ENTRIES);
        for (List<Entry> own : ofEachThread) {
            List<PollableFile> files = own.stream().map(Entry::file).toList();
            Set<PollableFile> these = Set.copyOf(files);
            assertThat(taken.stream().filter(these::contains).toList()).isEqualTo(files);
        }
    }

    private static List<PollableFile> files(List<Event> events) {
        return events.stream().map(Event::file).toList();
    }
}
