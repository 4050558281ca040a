package io.lockspot.samples.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.EventType;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Agent and analyzer share no code, only the schema in {@code docs/events.md}: this fails when one of them leaves it. */
class EventSchemaIT {

    /** A row of the table: the event, when it comes, its fields. */
    private static final Pattern ROW = Pattern.compile("^\\| `(lockspot\\.\\w+)` \\|.*\\| ([^|]+) \\|$");

    private static final Pattern STACK = Pattern.compile(",? and the [\\w' ]*stack$");

    /** What the analyzer only adds up. */
    private static final List<String> COUNTED = List.of("count", "errors", "stillRegistered", "totalTime");

    @TempDir
    static Path temp;

    private static Storm storm;

    @BeforeAll
    static void record() throws InterruptedException {
        storm = Storm.run(Jdk.running(), temp, "before", 500, 3);
    }

    @Test
    void everyEventOfTheSchema_isInTheRecordingWithEveryField() throws Exception {
        Map<String, List<String>> recorded = recordedFields();
        Map<String, List<String>> schema = schema();

        assertThat(schema).hasSizeGreaterThanOrEqualTo(6);
        assertThat(recorded).containsKeys(schema.keySet().toArray(String[]::new));
        schema.forEach(
                (event, fields) -> assertThat(recorded.get(event)).as(event).containsAll(fields));
    }

    @Test
    void everyField_hasALabel() throws Exception {
        for (EventType type : lockspotTypes()) {
            assertThat(type.getLabel()).as(type.getName()).isNotBlank();
            assertThat(type.getCategoryNames()).as(type.getName()).contains("lockspot");
            for (ValueDescriptor field : type.getFields()) {
                assertThat(field.getLabel())
                        .as(type.getName() + "." + field.getName())
                        .isNotBlank();
            }
        }
    }

    @Test
    void analyzer_addsUpTheSummariesAsTheyAreWritten() throws Exception {
        Map<String, Map<String, Long>> written = new TreeMap<>();
        Map<String, Long> waited = new TreeMap<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(storm.recording())) {
            if (event.getEventType().getName().equals("lockspot.OperationSummary")) {
                String key = event.getString("operation") + " " + event.getString("implementation");
                Map<String, Long> sums = written.computeIfAbsent(key, k -> new HashMap<>());
                for (String field : COUNTED) {
                    sums.merge(field, event.getLong(field), Long::sum);
                }
                waited.merge(key, event.getLong("lockWaitTime"), Long::sum);
                sums.merge("max", event.getLong("maxTime"), Math::max);
            }
        }

        Map<String, Map<String, Long>> read = new TreeMap<>();
        for (JsonNode operation : storm.lockspot("operations").get("operations")) {
            String key = operation.get("operation").asString() + " "
                    + operation.get("implementation").asString();
            Map<String, Long> sums = new HashMap<>();
            for (String field : COUNTED) {
                sums.put(field, operation.get(field).asLong());
            }
            sums.put("max", operation.get("max").asLong());
            assertThat(operation.get("lockWaitTime").asLong())
                    .as("%s: what the agent saw, and monitors besides", key)
                    .isGreaterThanOrEqualTo(waited.get(key));
            assertThat(operation.get("p50").asLong()).as(key).isPositive();
            assertThat(operation.get("p99").asLong()).as(key).isLessThanOrEqualTo(sums.get("max"));
            read.put(key, sums);
        }
        assertThat(read).isEqualTo(written).isNotEmpty();
    }

    @Test
    void analyzer_addsUpTheCallsOfEpollCtlAsTheyAreWritten() throws Exception {
        List<String> fields = List.of("adds", "modifies", "deletes", "notFound", "redundant");
        Map<String, Map<String, Long>> written = new TreeMap<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(storm.recording())) {
            if (event.getEventType().getName().equals("lockspot.EpollControl")) {
                Map<String, Long> sums =
                        written.computeIfAbsent(event.getString("implementation"), k -> new HashMap<>());
                fields.forEach(field -> sums.merge(field, event.getLong(field), Long::sum));
            }
        }

        Map<String, Map<String, Long>> read = new TreeMap<>();
        for (JsonNode row : storm.lockspot("operations").get("epoll")) {
            Map<String, Long> sums = new HashMap<>();
            fields.forEach(field -> sums.put(field, row.get(field).asLong()));
            read.put(row.get("implementation").asString(), sums);
            assertThat(row.get("closes").asLong()).isPositive();
        }
        assertThat(read).isEqualTo(written).isNotEmpty();
    }

    @Test
    void whatTheSelectorDoesLater_hasItsDelay() throws Exception {
        Map<String, Long> delays = new TreeMap<>();
        for (JsonNode operation : storm.lockspot("operations").get("operations")) {
            JsonNode delay = operation.get("delay");
            delays.put(
                    operation.get("operation").asString(),
                    delay.isNull() ? 0 : delay.get("count").asLong());
            if (!delay.isNull()) {
                assertThat(delay.get("histogram").size()).isPositive();
                assertThat(delay.get("p99").asLong())
                        .isBetween(1L, delay.get("max").asLong());
            }
        }
        assertThat(delays.get("register")).isPositive();
        assertThat(delays.get("release")).isPositive();
        assertThat(delays.get("close")).isZero();
    }

    private static Map<String, List<String>> schema() throws Exception {
        Map<String, List<String>> schema = new TreeMap<>();
        for (String line : Files.readAllLines(Products.HOME.resolve("docs/events.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                Matcher stack = STACK.matcher(row.group(2));
                List<String> fields =
                        new ArrayList<>(Arrays.asList(stack.replaceFirst("").split(", ")));
                if (stack.reset().find()) {
                    fields.add("stackTrace");
                }
                schema.put(row.group(1), fields);
            }
        }
        return schema;
    }

    private static Map<String, List<String>> recordedFields() throws Exception {
        Map<String, List<String>> fields = new TreeMap<>();
        for (EventType type : lockspotTypes()) {
            fields.put(
                    type.getName(),
                    type.getFields().stream().map(ValueDescriptor::getName).toList());
        }
        return fields;
    }

    private static List<EventType> lockspotTypes() throws Exception {
        try (RecordingFile file = new RecordingFile(storm.recording())) {
            return file.readEventTypes().stream()
                    .filter(type -> type.getName().startsWith("lockspot."))
                    .toList();
        }
    }
}
