package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.explain.Condition.Counter;
import io.lockspot.analyzer.explain.Datum.Fields;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.Measure;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is known about one signature. Strict: a key that is unknown, missing or makes no sense is an error. */
final class KnownSignatureReader {

    private KnownSignatureReader() {}

    /**
     * @param id the file's name without its ending
     * @throws IllegalStateException naming file and line
     */
    static KnownSignature read(String id, InputStream in) {
        Fields file = DataFile.read(id + ".json", in);
        String place = file.place();
        Signature.About about = new Signature.About(
                file.text("id"),
                file.text("title"),
                file.text("spent"),
                file.text("means"),
                file.items("fixed").stream().map(KnownSignatureReader::fix).toList(),
                file.text("remedy"),
                file.items("references").stream().map(Datum::text).toList());
        KnownSignature known =
                new KnownSignature(about, file.flag("watch"), file.textIfAny("bounds"), condition(file.take("find")));
        file.end();
        if (!about.id().equals(id)) {
            throw Datum.wrong(place, "the id '" + about.id() + "' is not the file's name");
        }
        return known;
    }

    private static Signature.Fix fix(Datum datum) {
        Fields fields = Datum.fields(datum);
        Signature.Fix fix = new Signature.Fix(
                fields.text("what"), fields.textIfAny("version").orElse(""), fields.text("note"));
        fields.end();
        return fix;
    }

    private static Condition condition(Datum datum) {
        Fields fields = Datum.fields(datum);
        Condition condition = condition(fields);
        fields.end();
        return condition;
    }

    private static Condition condition(Fields fields) {
        if (fields.has("all")) {
            return new Condition.All(conditions(fields, "all"));
        } else if (fields.has("any")) {
            return new Condition.Any(conditions(fields, "any"));
        } else if (fields.has("none")) {
            return new Condition.None(conditions(fields, "none"));
        } else if (fields.has("path")) {
            return onPath(fields);
        } else if (fields.has("locks")) {
            return onLock(fields);
        } else if (fields.has("symbols")) {
            return new Condition.Seen(fields.texts("symbols"));
        } else if (fields.has("environment")) {
            return new Condition.Environment(fields.text("environment"), fields.text("is"));
        } else if (fields.has("count")) {
            return counted(fields);
        }
        throw Datum.wrong(
                fields.place(), "one of all, any, none, path, locks, symbols, environment, count is needed here");
    }

    private static List<Condition> conditions(Fields fields, String key) {
        return fields.items(key).stream().map(KnownSignatureReader::condition).toList();
    }

    private static Condition onPath(Fields fields) {
        List<PathPattern.Step> steps =
                fields.items("path").stream().map(KnownSignatureReader::step).toList();
        if (steps.size() > PathPattern.MOST_STEPS || steps.get(0).directly()) {
            throw Datum.wrong(
                    fields.place(),
                    "a path has at most " + PathPattern.MOST_STEPS + " steps, and the first is 'anywhere'");
        }
        Set<Measure> measures = new HashSet<>();
        for (Datum item : fields.items("measures")) {
            String name = Datum.text(item);
            measures.add(Measure.of(name)
                    .orElseThrow(() -> Datum.wrong(item.place(), "there is no measure '" + name + "'")));
        }
        return new Condition.OnPath(new PathPattern(steps), measures, share(fields));
    }

    private static PathPattern.Step step(Datum datum) {
        Fields fields = Datum.fields(datum);
        boolean directly = fields.has("directly");
        PathPattern.Step step = new PathPattern.Step(
                fields.texts(directly ? "directly" : "anywhere"),
                directly,
                directly ? fields.textsIfAny("through") : Set.of());
        fields.end();
        return step;
    }

    private static Condition onLock(Fields fields) {
        Set<String> names = fields.texts("locks");
        Set<LockKind> kinds = new HashSet<>();
        for (Datum item : fields.items("kinds")) {
            String label = Datum.text(item);
            kinds.add(Arrays.stream(LockKind.values())
                    .filter(k -> k.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> Datum.wrong(item.place(), "there is no kind of lock '" + label + "'")));
        }
        Optional<Counter> per = fields.has("per") ? Optional.of(counter(fields, "per")) : Optional.empty();
        return new Condition.OnLock(names, fields.textsIfAny("waiters"), kinds, share(fields), per);
    }

    private static Condition counted(Fields fields) {
        return new Condition.Counted(
                counter(fields, "count"),
                counter(fields, "of"),
                fields.textsIfAny("implementations"),
                share(fields),
                (long) fields.number("least"));
    }

    private static Counter counter(Fields fields, String key) {
        String place = fields.place();
        String text = fields.text(key);
        int dot = text.indexOf('.');
        Counter counter = new Counter(text.substring(0, Math.max(dot, 0)), text.substring(dot + 1));
        if (!counter.isKnown()) {
            throw Datum.wrong(place, "nothing is counted as '" + text + "'");
        }
        return counter;
    }

    private static double share(Fields fields) {
        double share = fields.number("share");
        if (share > 100) {
            throw Datum.wrong(fields.place(), "a share is at most 100");
        }
        return share;
    }
}
