package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.model.bench.BenchProtocol;
import io.lockspot.analyzer.model.bench.CpuUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What of the machine, while a bench ran, makes its comparison doubtful. */
final class BenchWarnings {

    private BenchWarnings() {}

    static List<Warning> of(BenchProtocol protocol) {
        List<Warning> warnings = new ArrayList<>();
        if (protocol.disturbed() > 0) {
            double most = protocol.runs().stream()
                    .flatMap(r -> r.cpu().stream())
                    .mapToDouble(c -> c.others() + c.stolen())
                    .max()
                    .orElse(0);
            warnings.add(new Warning(
                    "noisy-machine",
                    String.format(
                            Locale.ROOT,
                            "the machine was too noisy: in %d of %d runs others had more than %.0f %% of its CPU time, up to"
                                    + " %.0f %%; stop what else runs there, or take another machine",
                            protocol.disturbed(),
                            protocol.runs().size(),
                            CpuUse.QUIET,
                            most)));
        }
        protocol.spread()
                .filter(s -> s.percent() > BenchProtocol.Spread.NOISY)
                .ifPresent(s -> warnings.add(new Warning(
                        "noisy-runs",
                        String.format(
                                Locale.ROOT,
                                "runs of the same command differ by %.0f %% in the %s: small changes will not be found;"
                                        + " longer windows, a longer warm-up or a quieter machine help, and more runs",
                                s.percent(),
                                s.figure()))));
        return warnings;
    }
}
