package io.lockspot.analyzer.read.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one chunk: its metadata, its constants, then its events, which go to the handlers of their types. */
final class ChunkReader {

    private final Map<String, EventHandler> handlers = new HashMap<>();
    private final FramePool frames = new FramePool();

    ChunkReader(List<EventHandler> handlers) {
        for (EventHandler handler : handlers) {
            EventHandler other = this.handlers.put(handler.type(), handler);
            if (other != null) {
                throw new IllegalArgumentException("two handlers for " + handler.type());
            }
        }
    }

    /**
     * How a chunk was read.
     *
     * @param chunk null when not even its metadata could be read
     * @param damage null when nothing is wrong
     */
    record Outcome(Chunk chunk, ChunkDamage damage) {}

    /**
     * @param in over the bytes of the chunk that are there
     * @param whole whether that is all that the header promises
     */
    Outcome read(ChunkHeader header, ByteCursor in, boolean whole) {
        Chunk chunk;
        ChunkDamage damage = null;
        try {
            chunk = open(header, in, whole);
        } catch (ChunkDamage e) {
            damage = e;
            chunk = salvage(header, in);
        }
        if (chunk == null) {
            return new Outcome(null, damage);
        }
        ChunkDamage inEvents = events(chunk, in);
        return new Outcome(chunk, damage == null ? inEvents : damage);
    }

    private Chunk open(ChunkHeader header, ByteCursor in, boolean whole) {
        if (!whole) {
            throw new ChunkDamage(
                    header.offset() + in.end(),
                    "the chunk ends here unfinished: the JVM was killed while it was written, or the file was cut;"
                            + " dump or stop a recording before the JVM ends");
        }
        Metadata metadata = Metadata.read(in, header.metadataPosition());
        ConstantPools pools = new ConstantPools(in, metadata);
        pools.readChain(header.poolPosition());
        return new Chunk(header, in, metadata, pools, frames);
    }

    /** Opens a chunk with the metadata and the constants that lie among its readable events; null without metadata. */
    private Chunk salvage(ChunkHeader header, ByteCursor in) {
        ChunkScan scan = ChunkScan.of(in);
        if (scan.metadata() == 0) {
            return null;
        }
        try {
            Metadata metadata = Metadata.read(in, scan.metadata());
            ConstantPools pools = new ConstantPools(in, metadata);
            // From the last to the first, as the chain goes.
            for (int i = scan.checkpoints().size() - 1; i >= 0; i--) {
                pools.readWhatCanBeRead(scan.checkpoints().get(i));
            }
            return new Chunk(header, in, metadata, pools, frames);
        } catch (ChunkDamage e) {
            return null;
        }
    }

    private ChunkDamage events(Chunk chunk, ByteCursor in) {
        List<EventHandler> begun = new ArrayList<>();
        ChunkDamage damage = null;
        try {
            LongMap<Event> events = wanted(chunk);
            for (EventHandler handler : handlers.values()) {
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

    private LongMap<Event> wanted(Chunk chunk) {
        LongMap<Event> events = new LongMap<>();
        for (TypeDescriptor type : chunk.metadata().types()) {
            EventHandler handler = handlers.get(type.name());
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
        while (at < end) {
            in.window(at, end);
            int size = in.s4();
            if (size <= 0 || size > end - at) {
                throw in.damage(at, "an event of " + size + " bytes where " + (end - at) + " are left");
            }
            in.window(in.position(), at + size);
            Event event = events.get(in.s8());
            if (event != null) {
                event.read(in);
            }
            at += size;
        }
    }
}
