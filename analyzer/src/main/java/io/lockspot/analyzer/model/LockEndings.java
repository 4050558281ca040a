package io.lockspot.analyzer.model;

import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stacks with the lock at their end that was waited for. Millions of waits have a handful of them, so they are kept; when
 * they are many, all are forgotten. Not safe for use by several threads.
 */
final class LockEndings {

    private static final int MOST = 4096;

    private final Map<Lock, Map<Stack, Stack>> known = new HashMap<>();
    private int size;
    private Lock lastLock;
    private Map<Stack, Stack> ofLastLock = Map.of();

    Stack of(Lock lock, Stack waiter) {
        if (!lock.equals(lastLock)) {
            ofLastLock = known.computeIfAbsent(lock, l -> new HashMap<>());
            lastLock = lock;
        }
        Stack stack = ofLastLock.get(waiter);
        return stack == null ? make(lock, waiter) : stack;
    }

    private Stack make(Lock lock, Stack waiter) {
        if (++size > MOST) {
            known.clear();
            size = 1;
            ofLastLock = new HashMap<>();
            known.put(lock, ofLastLock);
        }
        List<Frame> frames = new ArrayList<>(waiter.frames());
        frames.add(Frame.lock(lock.name() + " (" + lock.kind().label() + ")"));
        Stack stack = new Stack(frames);
        ofLastLock.put(waiter, stack);
        return stack;
    }
}
