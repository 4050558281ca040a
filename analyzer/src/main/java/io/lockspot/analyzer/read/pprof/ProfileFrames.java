package io.lockspot.analyzer.read.pprof;

import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.analyzer.read.FrameCache;
import io.lockspot.analyzer.read.pprof.ProfileTables.Function;
import io.lockspot.analyzer.read.pprof.ProfileTables.Location;
import io.lockspot.analyzer.read.pprof.ProfileTables.Mapping;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes frames of a profile's locations, each once. */
final class ProfileFrames {

    private static final Frame UNKNOWN_IN_KERNEL = CanonicalNames.kernel(CanonicalNames.UNKNOWN.name());
    private static final List<Frame> NOWHERE = List.of(CanonicalNames.UNKNOWN);

    private static final Pattern MARK = Pattern.compile("(?s).*_\\[[jinkol]]");
    private static final Pattern KERNEL_FILE = Pattern.compile(
            "\\[(?:kernel|guest\\.kernel).*|(?:.*/)?vmlinux.*|.*\\.ko(?:\\.\\w+)?|/(?:usr/)?lib/modules/.*");
    private static final Pattern JVM_SOURCE = Pattern.compile(".*\\.(?:java|kt|scala|groovy|clj)");

    private final ProfileTables tables;
    private final FrameCache cache = new FrameCache();
    private final Map<Long, List<Frame>> frames = new HashMap<>();

    ProfileFrames(ProfileTables tables) {
        this.tables = tables;
    }

    /** The frames of a location, innermost first; more than one when functions were inlined. */
    List<Frame> at(long id) {
        Location location = tables.location(id);
        return location == null ? NOWHERE : frames.computeIfAbsent(id, i -> made(location));
    }

    /** How many frames were left out, see {@link FrameCache#folded()}. */
    long folded() {
        return cache.folded();
    }

    private List<Frame> made(Location location) {
        Mapping mapping = tables.mapping(location.mapping());
        String file = mapping == null ? "" : tables.text(mapping.file());
        boolean kernel = KERNEL_FILE.matcher(file).matches();
        List<Frame> made = new ArrayList<>();
        for (long function : location.functions()) {
            made.add(frame(tables.function(function), kernel));
        }
        return made.isEmpty() ? List.of(unnamed(location, mapping, file, kernel)) : made;
    }

    private Frame frame(Function function, boolean kernel) {
        if (function == null) {
            return kernel ? UNKNOWN_IN_KERNEL : CanonicalNames.UNKNOWN;
        }
        String name = tables.text(function.name());
        String systemName = tables.text(function.systemName());
        if (MARK.matcher(systemName).matches()) {
            return cache.frame("w" + systemName, key -> CanonicalNames.word(key.substring(1)));
        }
        String called = name.isEmpty() ? systemName : name;
        if (kernel) {
            return cache.frame("k" + called, key -> CanonicalNames.kernel(key.substring(1)));
        }
        String source = tables.text(function.file());
        if (JVM_SOURCE.matcher(source).matches()) {
            return cache.frame("j" + called, key -> CanonicalNames.java(key.substring(1)));
        }
        // A name alone does not tell Go's net/http.Get from a Java method; its source file does.
        boolean telling = source.isEmpty() || MARK.matcher(called).matches();
        return telling
                ? cache.frame("w" + called, key -> CanonicalNames.word(key.substring(1)))
                : cache.frame("n" + called, key -> CanonicalNames.nativeFrame(key.substring(1)));
    }

    private Frame unnamed(Location location, Mapping mapping, String file, boolean kernel) {
        if (kernel) {
            return UNKNOWN_IN_KERNEL;
        }
        if (mapping == null || file.isEmpty() || location.address() == 0) {
            return CanonicalNames.UNKNOWN;
        }
        String address = Long.toHexString(location.address() - mapping.start() + mapping.offset());
        return cache.frame("u" + file + "+" + address, key -> CanonicalNames.unnamed(file, address));
    }
}
