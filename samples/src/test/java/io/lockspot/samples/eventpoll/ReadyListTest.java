package io.lockspot.samples.eventpoll;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What both ready lists do for one thread. */
@ParameterizedClass
@EnumSource(ReadyLists.class)
@Timeout(60)
class ReadyListTest {
    private static final Interest IN = Interest.in(Ready.READABLE);
    private static final Interest EDGE = IN.edgeTriggered();

    @Parameter
    ReadyLists kind;

    private ReadyList list;

    @BeforeEach
    void open() {
        list = kind.open();
    }

    @Test
    void collect_givesEntriesInTheOrderOfTheirAppends() {
        List<Entry> entries = readyEntries(3, EDGE);
        entries.forEach(list::append);
        assertThat(list.size()).isEqualTo(3);
        assertThat(collect(10)).containsExactlyElementsOf(files(entries));
        assertThat(list.size()).isZero();
    }

    @Test
    void append_putsAnEntryInOnce() {
        List<Entry> entries = readyEntries(2, EDGE);
        list.append(entries.get(0));
        list.append(entries.get(1));
        list.append(entries.get(0));
        assertThat(collect(10)).containsExactlyElementsOf(files(entries));
        list.append(entries.get(0));
        assertThat(collect(10)).hasSize(1);
    }

    @Test
    void collect_leavesTheRestInFrontOfWhatComesLater() {
        List<Entry> entries = readyEntries(4, EDGE);
        entries.subList(0, 3).forEach(list::append);
        assertThat(collect(1)).containsExactly(entries.get(0).file());
        list.append(entries.get(3));
        list.append(entries.get(0));
        assertThat(collect(10))
                .containsExactly(
                        entries.get(1).file(),
                        entries.get(2).file(),
                        entries.get(3).file(),
                        entries.get(0).file());
    }

    @Test
    void collect_putsLevelTriggeredEntriesBehindTheRest() {
        List<Entry> entries = readyEntries(3, IN);
        entries.forEach(list::append);
        assertThat(collect(2)).containsExactlyElementsOf(files(entries.subList(0, 2)));
        assertThat(collect(2))
                .containsExactly(entries.get(2).file(), entries.get(0).file());
    }

    @Test
    void collect_dropsEntriesWithNothingToReport() {
        Entry idle = new Entry(null, new EventCounter(), IN);
        list.append(idle);
        assertThat(list.hasEvent()).isFalse();
        assertThat(collect(1)).isEmpty();
        assertThat(list.size()).isZero();
    }

    /** Callbacks come while files are looked at; whatever they say about a file then must not be lost. */
    @Test
    void appendWhileFilesAreLookedAt_isForTheNextTime() {
        FileThatCallsBack file = new FileThatCallsBack();
        Entry own = new Entry(null, file, EDGE);
        Entry other = readyEntries(1, EDGE).get(0);
        file.callback = () -> {
            list.append(other);
            list.append(own);
        };
        list.append(own);
        assertThat(collect(10)).isEmpty();
        assertThat(collect(10)).containsExactly(other.file(), file);
    }

    @Test
    void remove_takesOutTheFirstTheLastAndOneBetween() {
        for (int gone = 0; gone < 3; gone++) {
            List<Entry> entries = new ArrayList<>(readyEntries(3, EDGE));
            entries.forEach(list::append);
            Entry removed = entries.remove(gone);
            list.remove(removed);
            list.remove(removed);
            list.append(removed);
            entries.add(removed);
            assertThat(collect(10)).containsExactlyElementsOf(files(entries));
        }
    }

    @Test
    void append_saysThatNobodyWaits() {
        assertThat(list.append(readyEntries(1, EDGE).get(0))).isFalse();
    }

    @Test
    void await_returnsAtOnceIfThereIsAnEntryOrTheListIsClosed() throws Exception {
        assertThat(list.await(System.nanoTime())).isFalse();
        list.append(readyEntries(1, EDGE).get(0));
        assertThat(list.await(Long.MAX_VALUE)).isTrue();
        assertThat(collect(1)).hasSize(1);
        list.close();
        assertThat(list.await(Long.MAX_VALUE)).isTrue();
    }

    /** Random steps, compared with a queue that has no links and no locks. */
    @Test
    void everyStep_doesWhatAQueueDoes() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            list = kind.open();
            Deque<Entry> model = new ArrayDeque<>();
            List<Entry> entries = new ArrayList<>(readyEntries(4, EDGE));
            entries.addAll(readyEntries(3, IN));
            for (int step = 0; step < 300; step++) {
                Entry entry = entries.get(random.nextInt(entries.size()));
                switch (random.nextInt(8)) {
                    case 0 -> {
                        list.remove(entry);
                        model.remove(entry);
                    }
                    case 1, 2 -> {
                        int most = 1 + random.nextInt(entries.size());
                        assertThat(collect(most))
                                .as("seed %d, step %d", seed, step)
                                .isEqualTo(files(collect(model, most)));
                    }
                    default -> {
                        list.append(entry);
                        if (!model.contains(entry)) {
                            model.add(entry);
                        }
                    }
                }
                assertThat(list.size()).as("seed %d, step %d", seed, step).isEqualTo(model.size());
            }
        }
    }

    /** Becomes ready when it has just been found idle, and says so from a thread of its own. */
    private static final class FileThatCallsBack extends PollableFile {
        private Runnable callback = () -> {};
        private boolean looked;

        @Override
        int readiness() {
            if (looked) {
                return Ready.READABLE;
            }
            looked = true;
            try {
                Thread thread = new Thread(callback);
                thread.start();
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return 0;
        }

        @Override
        void release() {
            // Nothing to give back.
        }
    }

    private static List<Entry> collect(Deque<Entry> model, int most) {
        List<Entry> collected = new ArrayList<>();
        List<Entry> back = new ArrayList<>();
        while (collected.size() < most && !model.isEmpty()) {
            Entry entry = model.remove();
            collected.add(entry);
            if (!entry.interest().edge()) {
                back.add(entry);
            }
        }
        model.addAll(back);
        return collected;
    }

    private List<PollableFile> collect(int most) {
        return list.collect(most).stream().map(Event::file).toList();
    }

    private static List<PollableFile> files(List<Entry> entries) {
        return entries.stream().map(Entry::file).toList();
    }

    static List<Entry> readyEntries(int count, Interest interest) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    EventCounter file = new EventCounter();
                    file.write(1);
                    return new Entry(null, file, interest);
                })
                .toList();
    }
}
