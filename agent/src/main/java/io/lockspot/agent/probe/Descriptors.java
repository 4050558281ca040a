package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What is known of each file descriptor, by its number: since when its close is asked for, and with which epoll instance
 * it is registered. Pages are allocated as numbers appear; numbers from {@link #LIMIT} on are not followed. Reading and
 * writing take no lock.
 *
 * <p>The kernel hands a number out again as soon as it is closed, while the thread that closed it is still on its way
 * back. So an entry is only ever cleared by comparing it with what was read before the close.
 *
 * <p>A descriptor that is registered with several instances at once is followed in the last of them.
 */
final class Descriptors {

    static final Descriptors ALL = new Descriptors();

    static final int LIMIT = 1 << 24;

    /** No registration. */
    static final long NONE = 0;

    private static final int PAGE_BITS = 10;
    private static final int SLOTS = 5;
    private static final int ASKED = 0;
    private static final int REGISTRATION = 1;
    private static final int EVENTS = 2;
    /**
     * Lowest bit: a selector's own. Above it, of an epoll instance: how many instances of this number were closed. On top:
     * how many virtual threads are parked for it.
     */
    private static final int MARKS = 3;

    private static final int CHANGE_ASKED = 4;

    private static final long PARKED = 1L << 40;

    private final AtomicReferenceArray<AtomicLongArray> pages = new AtomicReferenceArray<>(LIMIT >>> PAGE_BITS);

    /** @param asked when the close of the descriptor was asked for, as {@link Asked} has it */
    void closeAsked(int fd, long asked) {
        write(fd, ASKED, asked);
    }

    /** When the close was asked for, as {@link Asked} has it; 0 when it was not, or not seen. */
    long closeAsked(int fd) {
        return read(fd, ASKED);
    }

    void forgetClose(int fd, long asked) {
        if (asked != 0) {
            replace(fd, ASKED, asked, 0);
        }
    }

    /**
     * A registration or a change of interest was asked for; the selector's thread tells epoll later.
     *
     * @param asked when, as {@link Asked} has it
     */
    void changeAsked(int fd, long asked) {
        write(fd, CHANGE_ASKED, asked);
    }

    /** When a change was last asked for, as {@link Asked} has it; 0 when none is open. */
    long takeChange(int fd) {
        long asked = read(fd, CHANGE_ASKED);
        if (asked != 0) {
            replace(fd, CHANGE_ASKED, asked, 0);
        }
        return asked;
    }

    void registered(int epfd, int fd, int events) {
        write(fd, EVENTS, events);
        write(fd, REGISTRATION, registrationWith(epfd));
    }

    /** With what the descriptor is registered right now, or {@link #NONE}; a closed instance does not count. */
    long registration(int fd) {
        long registration = read(fd, REGISTRATION);
        return registration != NONE && registration == registrationWith((int) (registration >>> 32) - 1)
                ? registration
                : NONE;
    }

    boolean isRegisteredWith(int epfd, int fd) {
        return read(fd, REGISTRATION) == registrationWith(epfd);
    }

    /** The events that were last asked for, as {@code epoll_ctl} takes them. */
    int events(int fd) {
        return (int) read(fd, EVENTS);
    }

    void events(int fd, int events) {
        write(fd, EVENTS, events);
    }

    void deregistered(int epfd, int fd) {
        replace(fd, REGISTRATION, registrationWith(epfd), NONE);
    }

    void forgetRegistration(int fd, long registration) {
        if (registration != NONE) {
            replace(fd, REGISTRATION, registration, NONE);
        }
    }

    /** An epoll instance is about to be closed: everything that is registered with it no longer is. */
    void instanceClosed(int epfd) {
        add(epfd, 2);
    }

    /** Marks a descriptor that a selector made for itself: to wake it up, or the instance. */
    void own(int fd, boolean own) {
        long marks = read(fd, MARKS);
        if ((marks & 1) != (own ? 1 : 0)) {
            add(fd, own ? 1 : -1);
        }
    }

    boolean isOwn(int fd) {
        return (read(fd, MARKS) & 1) != 0;
    }

    /** A virtual thread is about to park until the descriptor is ready. */
    void parked(int fd) {
        add(fd, PARKED);
    }

    /** A virtual thread goes on that has waited for the descriptor; false when it was not seen to park. */
    boolean unparked(int fd) {
        for (long marks = read(fd, MARKS); marks >= PARKED; marks = read(fd, MARKS)) {
            if (replace(fd, MARKS, marks, marks - PARKED)) {
                return true;
            }
        }
        return false;
    }

    /** Forgets everything. */
    void clear() {
        for (int i = 0; i < pages.length(); i++) {
            if (pages.get(i) != null) {
                pages.set(i, null);
            }
        }
    }

    private long registrationWith(int epfd) {
        return (long) epfd + 1 << 32 | read(epfd, MARKS) >>> 1 & 0xFFFF_FFFFL;
    }

    private long read(int fd, int slot) {
        AtomicLongArray page = fd < 0 || fd >= LIMIT ? null : pages.get(fd >>> PAGE_BITS);
        return page == null ? 0 : page.get(index(fd, slot));
    }

    private void write(int fd, int slot, long value) {
        if (fd >= 0 && fd < LIMIT) {
            page(fd).setRelease(index(fd, slot), value);
        }
    }

    private void add(int fd, long delta) {
        if (fd >= 0 && fd < LIMIT) {
            page(fd).getAndAdd(index(fd, MARKS), delta);
        }
    }

    private boolean replace(int fd, int slot, long expected, long value) {
        AtomicLongArray page = fd < 0 || fd >= LIMIT ? null : pages.get(fd >>> PAGE_BITS);
        return page != null && page.compareAndSet(index(fd, slot), expected, value);
    }

    private AtomicLongArray page(int fd) {
        AtomicLongArray page = pages.get(fd >>> PAGE_BITS);
        if (page == null) {
            AtomicLongArray fresh = new AtomicLongArray(SLOTS << PAGE_BITS);
            page = pages.compareAndSet(fd >>> PAGE_BITS, null, fresh) ? fresh : pages.get(fd >>> PAGE_BITS);
        }
        return page;
    }

    private static int index(int fd, int slot) {
        return (fd & (1 << PAGE_BITS) - 1) * SLOTS + slot;
    }
}
