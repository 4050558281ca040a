package io.lockspot.analyzer.read.jfr;

/** All constants of one chunk, gathered from its checkpoint events. */
final class ConstantPools {

    /** The type number of a checkpoint event. */
    static final long TYPE_ID = 1;

    private final ByteCursor in;
    private final Metadata metadata;
    private final LongMap<ConstantPool> pools = new LongMap<>();
    private int entries;

    ConstantPools(ByteCursor in, Metadata metadata) {
        this.in = in;
        this.metadata = metadata;
    }

    /** The pool of that type, or null when the chunk holds no constant of it. */
    ConstantPool of(long typeId) {
        return pools.get(typeId);
    }

    /**
     * Gathers the checkpoint at that position and those before it, from the last to the first; where two have the same
     * key, the first one counts, as it does for the JDK's own reader.
     */
    void readChain(long lastPosition) {
        long position = lastPosition;
        long delta;
        do {
            if (position < ChunkHeader.BYTES || position >= in.end()) {
                throw in.damage(0, "a checkpoint said to be at " + position + ", outside of the chunk");
            }
            delta = read((int) position);
            if (delta > 0) {
                throw in.damage((int) position, "a chain of checkpoints that does not go backwards");
            }
            position += delta;
        } while (delta != 0);
    }

    /**
     * Gathers one checkpoint.
     *
     * @return how far away the one before it is; 0 when it is the first
     */
    long read(int position) {
        in.window(position, in.end());
        int size = in.s4();
        if (size <= in.position() - position || size > in.end() - position) {
            throw in.damage(position, "a checkpoint with a size of " + size);
        }
        in.window(in.position(), position + size);
        if (in.s8() != TYPE_ID) {
            throw in.damage(position, "no checkpoint where one should be");
        }
        in.s8(); // start
        in.s8(); // duration
        long delta = in.s8();
        in.s1(); // why it was written
        for (int i = in.count(); i > 0; i--) {
            pool();
        }
        return delta;
    }

    /** Gathers a checkpoint up to the place where it is damaged. */
    void readWhatCanBeRead(int position) {
        try {
            read(position);
        } catch (ChunkDamage e) {
            // Said already: this is only called for a chunk that is known to be damaged.
            return;
        }
    }

    private void pool() {
        int at = in.position();
        long typeId = in.s8();
        TypeDescriptor type = metadata.type(typeId);
        if (type == null) {
            throw in.damage(at, "constants of the unknown type " + typeId);
        }
        int count = in.count();
        entries += count;
        if (entries > Limits.POOL_ENTRIES) {
            throw in.damage(at, "more than " + Limits.POOL_ENTRIES + " constants in one chunk");
        }
        ConstantPool pool = pools.get(typeId);
        if (pool == null) {
            pool = new ConstantPool(type);
            pools.put(typeId, pool);
        }
        pool.reserve(count);
        Layout layout = metadata.layouts().of(type);
        for (int i = 0; i < count; i++) {
            long key = in.s8();
            pool.put(key, in.position());
            layout.skip(in);
        }
    }
}
