package io.lockspot.samples.readbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who reads which input. What is compared does the same work: from the file to collapsed stacks, or to a page. */
final class Contestants {

    static final String LOCKSPOT = "lockspot";

    /** What lockspot promises to manage with. */
    private static final String HEAP = "-Xmx256m";

    private final Places places;

    Contestants(Places places) {
        this.places = places;
    }

    List<Contestant> of(Input input) throws IOException {
        Path file = input.file(places);
        List<Contestant> all = new ArrayList<>();
        // One thread whatever there is, so one reading of a round is enough to compare all with.
        Contestant script = input == Input.PERF ? stackcollapse(Cores.ALL, file) : null;
        if (script != null) {
            all.add(script);
        }
        for (Cores cores : Cores.possible()) {
            switch (input) {
                case PROFILE, SERVER, CHUNKS ->
                    addWith(
                            all,
                            jfrconv(cores, "--cpu", "-o", "collapsed", file.toString(), out("jfrconv.collapsed")),
                            lockspot(cores, "flamegraph", file.toString(), "-f", out("lockspot.collapsed")));
                case EVENTS, WAITS ->
                    addWith(
                            all,
                            java("JfrReader", cores, List.of(), eventReader(file)),
                            lockspot(cores, "report", file.toString(), "-o", "json"));
                case PERF ->
                    addWith(
                            all,
                            script,
                            lockspot(cores, "flamegraph", file.toString(), "-f", out("lockspot.collapsed")));
                case COLLAPSED ->
                    addWith(
                            all,
                            jfrconv(cores, "-o", "html", file.toString(), out("jfrconv.html")),
                            lockspot(cores, "flamegraph", file.toString(), "-f", out("lockspot.html")));
            }
        }
        return all;
    }

    private static void addWith(List<Contestant> all, Contestant baseline, Contestant lockspot) {
        if (baseline != null && !all.contains(baseline)) {
            all.add(baseline);
        }
        all.add(new Contestant(lockspot.name(), lockspot.cores(), lockspot.command(), lockspot.java(), baseline));
    }

    private String out(String name) {
        return places.work().resolve(name).toString();
    }

    private Contestant lockspot(Cores cores, String... arguments) throws IOException {
        List<String> rest = new ArrayList<>(List.of("-jar", places.lockspot().toString()));
        rest.addAll(List.of(arguments));
        rest.addAll(List.of("-q", "--force"));
        if (!rest.contains("-f")) {
            rest.remove("--force");
        }
        List<String> options = new ArrayList<>(places.launcherFlags(cores.count()));
        options.add(HEAP);
        return java(LOCKSPOT, cores, options, rest);
    }

    /** With as much heap as it likes. */
    private Contestant jfrconv(Cores cores, String... arguments) throws IOException {
        List<String> rest =
                new ArrayList<>(List.of("-jar", places.jfrConverter().toString()));
        rest.addAll(List.of(arguments));
        return java("jfrconv", cores, List.of(), rest);
    }

    private List<String> eventReader(Path file) {
        String classPath = Places.classPath() + ":" + places.jfrConverter();
        return List.of("-cp", classPath, EventsWithJfrReader.class.getName(), file.toString());
    }

    private Contestant java(String name, Cores cores, List<String> options, List<String> rest) throws IOException {
        List<String> command = new ArrayList<>(cores.prefix());
        command.add(Places.java());
        command.add("-Xlog:gc,gc+heap+exit:file=" + Reading.gcLog(places.work()) + "::filecount=0");
        command.addAll(options);
        command.addAll(rest);
        return new Contestant(name, cores, command, true, null);
    }

    private Contestant stackcollapse(Cores cores, Path file) throws IOException {
        if (places.stackcollapse() == null) {
            return null;
        }
        List<String> command = new ArrayList<>(cores.prefix());
        command.addAll(List.of("perl", places.stackcollapse().toString(), file.toString()));
        return new Contestant("stackcollapse-perf.pl", cores, command, false, null);
    }
}
