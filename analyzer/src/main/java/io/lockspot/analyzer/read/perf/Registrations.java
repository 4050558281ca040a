package io.lockspot.analyzer.read.perf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which descriptors of one process an epoll instance watches, as far as its system calls were seen. The kernel forgets a
 * registration when the last descriptor of a file is closed; here it is forgotten with the descriptor, for the program
 * cannot reach it any more.
 */
final class Registrations {

    private final Map<Integer, Set<Integer>> instances = new HashMap<>();
    private final Map<Integer, Set<Integer>> watched = new HashMap<>();
    private int size;

    void add(int epoll, int fd) {
        if (instances.computeIfAbsent(fd, f -> new HashSet<>(2)).add(epoll)) {
            watched.computeIfAbsent(epoll, e -> new HashSet<>()).add(fd);
            size++;
        }
    }

    boolean has(int epoll, int fd) {
        return instances.getOrDefault(fd, Set.of()).contains(epoll);
    }

    void remove(int epoll, int fd) {
        if (removeFrom(instances, fd, epoll)) {
            removeFrom(watched, epoll, fd);
            size--;
        }
    }

    /**
     * The descriptor is being closed; with an epoll instance all its registrations go.
     *
     * @return whether an epoll instance watched it
     */
    boolean close(int fd) {
        Set<Integer> watchedByIt = watched.get(fd);
        if (watchedByIt != null) {
            Set.copyOf(watchedByIt).forEach(other -> remove(fd, other));
        }
        Set<Integer> watchers = instances.get(fd);
        if (watchers == null) {
            return false;
        }
        Set.copyOf(watchers).forEach(epoll -> remove(epoll, fd));
        return true;
    }

    int size() {
        return size;
    }

    private static boolean removeFrom(Map<Integer, Set<Integer>> sets, int key, int value) {
        Set<Integer> set = sets.get(key);
        boolean removed = set != null && set.remove(value);
        if (removed && set.isEmpty()) {
            sets.remove(key);
        }
        return removed;
    }
}
