package io.lockspot.poll;

/** A selector with methods that have no code of their own. */
public abstract class HalfPoll {

    public abstract void open();

    public native void down();

    public boolean add(int file) {
        return add(file, file);
    }

    boolean add(int file, int events) {
        return file == events;
    }

    /** Is one at last. */
    static final class Whole extends HalfPoll {
        @Override
        public void open() {
            // Nothing to open.
        }
    }
}
