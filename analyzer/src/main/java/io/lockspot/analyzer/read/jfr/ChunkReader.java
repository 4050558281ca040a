package io.lockspot.analyzer.read.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one chunk after the other: its metadata, its constants, then its events, which go to the handlers of their
 * types. Keeps nothing of a chunk but what may come again in the next. Not safe for use by several threads.
 */
final class ChunkReader {

    private final Recurring recurring;
    private byte[] block = {};

    ChunkReader(Recurring recurring) {
        this.recurring = recurring;
    }

    /**
     * How a chunk was read.
     *
     * @param summary null when not even its metadata could be read
     * @param damage null when nothing is wrong
     */
    record Outcome(ChunkSummary summary, ChunkDamage damage) {}

    /**
     * @param file the name for messages
     * @param length of what is there of the chunk
     * @param whole whether that is all that the header promises
     */
    Outcome read(String file, ChunkHeader header, int length, ChunkSource source, boolean whole) {
        Chunk chunk;
        ChunkDamage damage = null;
        ByteCursor in;
        recurring.next();
        try {
            in = new ByteCursor(length, header.offset(), header.compressed(), source, block(length));
        } catch (ChunkDamage e) {
            return new Outcome(null, e);
        }
        long metadata = header.offset() + header.metadataPosition();
        try {
            chunk = open(header, in, whole);
        } catch (ChunkDamage e) {
            damage = e.within(metadata);
            chunk = salvage(header, in);
        }
        if (chunk == null) {
            return new Outcome(null, damage);
        }
        ChunkSummary summary = new ChunkSummary(file);
        ChunkDamage inEvents = events(chunk, in, summary.handlers());
        summary.end(chunk);
        return new Outcome(summary, damage == null && inEvents != null ? inEvents.within(metadata) : damage);
    }

    /** What the chunk is read through: the whole of it, unless that is too much. */
    private byte[] block(int length) {
        int wanted = length <= Limits.WHOLE_BYTES ? length : Limits.BLOCK_BYTES;
        if (block.length < wanted) {
            block = new byte[Math.min(Integer.highestOneBit(wanted) * 2, Limits.WHOLE_BYTES)];
        }
        return block;
    }

    private Chunk open(ChunkHeader header, ByteCursor in, boolean whole) {
        if (!whole) {
            long end = header.offset() + in.end();
            throw header.finished()
                    ? new ChunkDamage(end, "the chunk ends here unfinished: the file was cut, or is still being copied")
                    : ChunkDamage.unfinished(end);
        }
        Metadata metadata = recurring.metadata().read(in, header.metadataPosition());
        ConstantPools pools = new ConstantPools(in, metadata);
        pools.readChain(header.poolPosition());
        return new Chunk(header, in, metadata, pools, recurring);
    }

    /** Opens a chunk with the metadata and the constants that lie among its readable events; null without metadata. */
    private Chunk salvage(ChunkHeader header, ByteCursor in) {
        ChunkScan scan = ChunkScan.of(in);
        if (scan.metadata() == 0) {
            return null;
        }
        try {
            Metadata metadata = recurring.metadata().read(in, scan.metadata());
            ConstantPools pools = new ConstantPools(in, metadata);
            // From the last to the first, as the chain goes.
            for (int i = scan.checkpoints().size() - 1; i >= 0; i--) {
                pools.readWhatCanBeRead(scan.checkpoints().get(i));
            }
            return new Chunk(header, in, metadata, pools, recurring);
        } catch (ChunkDamage e) {
            return null;
        }
    }

    private static ChunkDamage events(Chunk chunk, ByteCursor in, List<EventHandler> handlers) {
        List<EventHandler> begun = new ArrayList<>();
        ChunkDamage damage = null;
        try {
            LongMap<Event> events = wanted(chunk, handlers);
            for (EventHandler handler : handlers) {
                handler.begin(chunk);
                begun.add(handler);
            }
            dispatch(in, events);
        } catch (ChunkDamage e) {
            damage = e;
        }
        for (EventHandler handler : begun) {
            try {
                handler.end(chunk);
            } catch (ChunkDamage e) {
                damage = damage == null ? e : damage;
            }
        }
        return damage;
    }

    private static LongMap<Event> wanted(Chunk chunk, List<EventHandler> handlers) {
        Map<String, EventHandler> byType = new HashMap<>();
        for (EventHandler handler : handlers) {
            EventHandler other = byType.put(handler.type(), handler);
            if (other != null) {
                throw new IllegalArgumentException("two handlers for " + handler.type());
            }
        }
        LongMap<Event> events = new LongMap<>();
        for (TypeDescriptor type : chunk.metadata().types()) {
            EventHandler handler = byType.get(type.name());
            if (handler != null) {
                events.put(type.id(), new Event(chunk, type, handler));
            }
        }
        return events;
    }

    /** The hot loop. Every event has a size above 0 and ends inside of the chunk, so it comes to an end. */
    private static void dispatch(ByteCursor in, LongMap<Event> events) {
        int end = in.end();
        int at = ChunkHeader.BYTES;
        long lastType = Metadata.TYPE_ID;
        Event event = null;
        while (at < end) {
            in.window(at, end);
            int size = in.s4();
            if (size <= 0 || size > end - at) {
                throw in.damage(at, "an event of " + size + " bytes where " + (end - at) + " are left");
            }
            in.window(in.position(), at + size);
            long type = in.s8();
            if (type != lastType) {
                event = events.get(type);
                lastType = type;
            }
            at += size;
            if (event != null) {
                event.read(in);
            } else {
                at = EventSteps.over(in, at, type);
            }
        }
    }
}
