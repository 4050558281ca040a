package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.List;
import java.util.regex.Pattern;

/** A kernel lock's stable identity: the function that took it. Its address is another one after every boot. */
final class LockSite {

    /** The functions by which locks are taken, from the innermost up to the one that the kernel's code calls. */
    private static final Pattern PRIMITIVE = Pattern.compile("(?:__)?(?:ww_)?mutex_(?:lock|spin|optimistic).*"
            + "|__ww_mutex.*|osq_.*|_*raw_(?:spin|read|write)_.*|do_raw_.*"
            + "|(?:native_|__pv_|pv_)?queued_(?:spin|read|write).*"
            + "|rwsem_.*|_*(?:percpu_)?down(?:_(?:read|write|killable|interruptible|timeout|trylock|common).*)?"
            + "|_*(?:rt_mutex|rt_spin|rt_read|rt_write|rtlock|rwbase)_.*"
            + "|(?:__traceiter|perf_trace|__bpf_trace|trace|do_perf_trace)_contention.*");

    private LockSite() {}

    /**
     * @param stack of the waiter, when it began to wait
     * @param address of the lock, unsigned; tells a static lock from one in an object
     */
    static Lock lock(ContentionFlags flags, Stack stack, long address) {
        String taker = taker(stack.frames());
        String name = flags.noun().equals("mutex") && taker.equals("eventpoll_release_file") && isStatic(address)
                ? "epmutex"
                : flags.noun() + " in " + taker;
        return new Lock(name, flags.kind());
    }

    private static String taker(List<Frame> rootFirst) {
        for (int i = rootFirst.size() - 1; i >= 0; i--) {
            Frame frame = rootFirst.get(i);
            if (frame.kind() == FrameKind.KERNEL
                    && !PRIMITIVE.matcher(frame.name()).matches()) {
                return frame.name();
            }
        }
        return "[unknown]";
    }

    /**
     * Whether the lock is part of the kernel's image or of a module and so the only one of its name. In
     * {@code eventpoll_release_file} that is {@code epmutex}; the other mutex there, {@code ep->mtx}, lies on the heap,
     * and fixed kernels still have it. x86-64 maps its image from 0xffffffff80000000, arm64 from 0xffff800000000000,
     * where x86-64 has nothing.
     */
    private static boolean isStatic(long address) {
        return Long.compareUnsigned(address, 0xffffffff80000000L) >= 0
                || Long.compareUnsigned(address, 0xffff800000000000L) >= 0
                        && Long.compareUnsigned(address, 0xffff880000000000L) < 0;
    }
}
