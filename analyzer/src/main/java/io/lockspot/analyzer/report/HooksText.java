package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.Hook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The methods that the agent knows to probe, as text: a line for each implementation, or for each of them. */
final class HooksText {

    private static final List<String> STATES =
            List.of("woven", "can be woven", "not loaded yet", "missing", "failed", "turned off");

    private record Reason(String state, String reason) {}

    private static final int ONE_BY_ONE = 3;

    private HooksText() {}

    /** @param all a line for each, rather than a sum */
    static void write(List<Hook> hooks, boolean all, Lines lines) throws IOException {
        if (all) {
            each(hooks).write("  ", lines);
        } else {
            sums(hooks).write("  ", lines);
        }
        Map<Reason, List<Hook>> explained = new LinkedHashMap<>();
        for (Hook hook : hooks) {
            if (!hook.reason().isEmpty() && (hook.isMissing() || hook.isOff())) {
                explained
                        .computeIfAbsent(new Reason(hook.state(), hook.reason()), reason -> new ArrayList<>())
                        .add(hook);
            }
        }
        for (Map.Entry<Reason, List<Hook>> one : explained.entrySet()) {
            for (String which : which(one.getValue())) {
                lines.text("  ", Names.printable(one.getKey().state + ": " + which + ": " + one.getKey().reason));
            }
        }
    }

    /** An option or the budget concerns many at once, and says the same of each. */
    private static List<String> which(List<Hook> alike) {
        return alike.size() <= ONE_BY_ONE
                ? alike.stream().map(Hook::text).toList()
                : List.of(alike.size() + " hooks ("
                        + alike.stream()
                                .map(hook -> hook.implementation() + " " + hook.operation())
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ")");
    }

    private static Table each(List<Hook> hooks) {
        Table table = new Table()
                .text("implementation")
                .text("operation")
                .text("versions")
                .text("state")
                .text("method");
        for (Hook hook : hooks) {
            table.row(List.of(
                    Names.printable(hook.implementation()),
                    Names.printable(hook.operation()),
                    hook.versions().isEmpty() ? "–" : Names.printable(hook.versions()),
                    Names.printable(hook.state()),
                    Names.printable(hook.className() + "." + hook.method() + hook.descriptor())));
        }
        return table;
    }

    private static Table sums(List<Hook> hooks) {
        List<String> states = STATES.stream()
                .filter(s -> hooks.stream().anyMatch(h -> h.state().equals(s)))
                .toList();
        Table table = new Table().text("implementation").number("hooks");
        states.forEach(table::number);
        Map<String, List<Hook>> byImplementation = new LinkedHashMap<>();
        hooks.forEach(h -> byImplementation
                .computeIfAbsent(h.implementation(), i -> new ArrayList<>())
                .add(h));
        byImplementation.forEach((implementation, its) -> {
            List<String> cells =
                    new ArrayList<>(List.of(Names.printable(implementation), Integer.toString(its.size())));
            for (String state : states) {
                long count = its.stream().filter(h -> h.state().equals(state)).count();
                cells.add(count == 0 ? "–" : Long.toString(count));
            }
            table.row(cells);
        });
        return table;
    }
}
