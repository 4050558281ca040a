package io.lockspot.samples.eventpoll;

/** The bits of what a file is ready for, with the values of {@code EPOLLIN} and its siblings. */
public final class Ready {
    public static final int READABLE = 0x1;
    public static final int WRITABLE = 0x4;
    /** Reported whether asked for or not, as {@link #HANGUP}. */
    public static final int ERROR = 0x8;

    public static final int HANGUP = 0x10;

    static final int ALWAYS = ERROR | HANGUP;

    private Ready() {}
}
