package io.lockspot.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Somebody's own selector, which lockspot does not know. */
public final class EventPoll implements Pollable {

    final ReentrantLock lock = new ReentrantLock();
    private final List<String> files = new ArrayList<>();

    /** Calls the other one: a registration all the same. */
    public void add(String file) {
        add(file, 1);
    }

    /** Fails for events that do not exist. */
    public void add(String file, int events) {
        lock.lock();
        try {
            if (events < 0) {
                throw new IllegalArgumentException("no such events");
            }
            files.add(file);
            modify(file, events);
        } finally {
            lock.unlock();
        }
    }

    /** Also called while registering, which is then no change of its own. */
    public synchronized boolean modify(String file, long... events) {
        return files.contains(file);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            files.forEach(EventPoll::release);
            files.clear();
        } finally {
            lock.unlock();
        }
    }

    private static void release(String file) {
        if (file.isEmpty()) {
            throw new IllegalStateException("a file without a name");
        }
    }
}
