package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.testkit.PackedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be switched in a page of {@code lockspot breakdown}: the same as in that of the report. */
class BreakdownPageTest {

    private static final Recording STORM = storm();

    private static Recording storm() {
        RecordingBuilder both = Stories.closestormBuilder("storm.jfr");
        both.sample(Measure.CPU, "main", Stories.CANCEL, 4_000_000, 1);
        both.sample(Measure.CPU, "selector", Stories.CANCEL, 8_000_000, 2);
        return both.build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--flat", "--per close", "--measure lock-wait+cpu", "-I SelectorImpl"})
    void everyTree_hasTheUnitsAndThePoolsOfTheReport(String options) throws IOException {
        List<JsonNode> report = trees("report", "");
        for (JsonNode tree : trees("breakdown", options)) {
            JsonNode same = report.stream()
                    .filter(each -> each.get("name").equals(tree.get("name")))
                    .findFirst()
                    .orElseThrow();
            assertThat(tree.get("per")).isEqualTo(same.get("per"));
            assertThat(tree.get("threads")).isEqualTo(same.get("threads"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--split", "--split --per close"})
    void everyPart_hasThemToo_andNoMoreThanItsPartOfTheStacks(String options) throws IOException {
        List<JsonNode> parts = trees("breakdown", options);
        assertThat(parts).extracting(tree -> tree.get("name").asString()).contains("cpu", "cpu running");
        assertThat(parts).allSatisfy(tree -> {
            assertThat(tree.get("per").toString()).contains("samples", "per second", "per close");
            assertThat(tree.get("threads").asBoolean()).isTrue();
        });
    }

    private static List<JsonNode> trees(String command, String options) throws IOException {
        List<String> args = new ArrayList<>(List.of(command, "storm.jfr", "-o", "html"));
        args.addAll(List.of(options.split(" ")));
        args.removeIf(String::isEmpty);
        Run run = Run.on(STORM, args.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        List<JsonNode> trees = new ArrayList<>();
        PackedData.json(PackedData.block(run.out(), "trees")).get("trees").forEach(trees::add);
        return trees;
    }
}
