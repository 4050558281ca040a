package io.lockspot.samples.eventpoll;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that a nesting check has come by and comes back to, without a lock of theirs in between. They cannot go away:
 * who closes a file that is on a list waits for {@code epmutex}, under which the list is filled, used and emptied.
 */
final class CheckList {
    private final Set<PollableFile> files = new LinkedHashSet<>();

    /**
     * Puts a file on the list. The caller has it from its user, or holds the {@code mtx} of an instance that watches it.
     *
     * @return false if it is there already, or is being closed and so leaves its instances anyway
     */
    boolean add(PollableFile file) {
        checkGuarded();
        return !files.contains(file) && file.enlist() && files.add(file);
    }

    boolean contains(PollableFile file) {
        return files.contains(file);
    }

    List<PollableFile> files() {
        return List.copyOf(files);
    }

    void clear() {
        checkGuarded();
        List<PollableFile> all = files();
        files.clear();
        all.forEach(PollableFile::delist);
    }

    private static void checkGuarded() {
        if (!EventPoll.epmutex.isHeldByCurrentThread()) {
            throw new IllegalStateException("a list of the nesting check is used without epmutex");
        }
    }
}
