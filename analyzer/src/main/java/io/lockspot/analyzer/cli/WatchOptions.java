package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.compare.Gate;
import io.lockspot.analyzer.compare.Watch;
import io.lockspot.analyzer.explain.KnownPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option that says what to look at in any case. */
final class WatchOptions {

    @Option(
            names = "--watch",
            paramLabel = "REGEX",
            description = "Watch the stacks that have a function whose name matches: shown in any case, and tested"
                    + " more sharply than what is merely explored. Repeatable; known signatures are watched anyway.")
    private List<Pattern> functions = List.of();

    /** What the user named, what gates name, and as many of the known signatures as there is room for. */
    List<Watch> watches(List<Gate> gates) throws UsageException {
        Set<String> named = new LinkedHashSet<>();
        functions.forEach(f -> named.add(f.pattern()));
        for (Gate gate : gates) {
            if (gate.target() instanceof Gate.Target.OfPath path) {
                named.add(path.function());
            }
        }
        if (named.size() > Watch.MOST) {
            throw new UsageException("--watch and the paths of --fail-on name " + named.size() + " functions; at most "
                    + Watch.MOST + " can be watched, for the more there are the less sharply each is tested");
        }
        List<Watch> watches = new ArrayList<>();
        named.forEach(name -> watches.add(Watch.function(Pattern.compile(name))));
        KnownPath.all().stream()
                .limit(Watch.MOST - watches.size())
                .forEach(k -> watches.add(new Watch(k.title(), k.stacks()::contain)));
        return watches;
    }
}
