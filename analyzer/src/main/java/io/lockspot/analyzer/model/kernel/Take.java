package io.lockspot.analyzer.model.kernel;

import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.List;
import java.util.Set;

/**
 * One way in which a stack shows that a certain lock is taken.
 *
 * @param forms what the lock can be
 * @param primitive the function that takes it, its beginning is enough; empty for any
 * @param place where the lock must lie
 * @param unless functions that are on no stack of the recording
 * @param path who takes the lock, then its callers outwards, not necessarily at once; of each step one function is enough
 */
record Take(Set<LockForm> forms, String primitive, Place place, Set<String> unless, List<Step> path) {

    /** Where a lock lies. */
    enum Place {
        /** In the kernel's image or in a module: the only one of its name. */
        STATIC,
        /** In an object. */
        HEAP,
        /** Not told, or not asked for. */
        ANY;

        /**
         * The place of that address. x86-64 maps its image from 0xffffffff80000000, arm64 from 0xffff800000000000, where
         * x86-64 has nothing. An address that is none of the kernel's is a scrambled one and says nothing.
         */
        static Place of(long address) {
            if (Long.compareUnsigned(address, 0xff00000000000000L) < 0) {
                return ANY;
            }
            boolean image = Long.compareUnsigned(address, 0xffffffff80000000L) >= 0
                    || Long.compareUnsigned(address, 0xffff800000000000L) >= 0
                            && Long.compareUnsigned(address, 0xffff880000000000L) < 0;
            return image ? STATIC : HEAP;
        }
    }

    /** A function by its name, or by the beginning of its name. */
    record Function(String name, boolean prefix) {
        static Function of(String text) {
            boolean prefix = text.endsWith("*");
            return new Function(prefix ? text.substring(0, text.length() - 1) : text, prefix);
        }

        boolean is(String function) {
            return prefix ? function.startsWith(name) : function.equals(name);
        }
    }

    record Step(List<Function> functions) {
        Step {
            functions = List.copyOf(functions);
        }

        boolean has(String function) {
            for (Function candidate : functions) {
                if (candidate.is(function)) {
                    return true;
                }
            }
            return false;
        }
    }

    Take {
        forms = Set.copyOf(forms);
        unless = Set.copyOf(unless);
        path = List.copyOf(path);
    }

    /** @param seen functions that are somewhere in the recording */
    boolean fits(Taking taking, Place lies, Set<String> seen) {
        return taking.forms().stream().anyMatch(forms::contains)
                && taking.primitive().startsWith(primitive)
                && (place == Place.ANY || lies == Place.ANY || place == lies)
                && unless.stream().noneMatch(seen::contains)
                && path.get(0).has(taking.taker())
                && callers(taking);
    }

    private boolean callers(Taking taking) {
        int step = 1;
        for (int i = taking.at() - 1; i >= 0 && step < path.size(); i--) {
            Frame frame = taking.rootFirst().get(i);
            if (frame.kind() == FrameKind.KERNEL && path.get(step).has(frame.name())) {
                step++;
            }
        }
        return step == path.size();
    }
}
