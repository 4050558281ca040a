package io.lockspot.analyzer.explain;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A data file is right to the last key, or it is refused with its name and the line. */
class KnownSignatureReaderTest {

    private static final String RIGHT = """
            {
              "id": "mine",
              "title": "a lock",
              "watch": true,
              "spent": "waiting",
              "find": {
                "all": [
                  { "path": [{ "anywhere": ["f"] }, { "directly": ["g"], "through": ["h"] }], "measures": ["cpu"], "share": 5 },
                  { "none": [{ "symbols": ["new"] }, { "environment": "epollRelease", "is": "refcount" }] },
                  { "any": [
                    { "locks": ["A.b"], "kinds": ["monitor"], "share": 1, "per": "close.count" },
                    { "count": "epoll.notFound", "of": "epoll.modifies", "share": 50, "least": 100 }
                  ] }
                ]
              },
              "means": "it hurts",
              "fixed": [{ "what": "Linux", "version": "6.4", "note": "no lock" }],
              "remedy": "boot",
              "references": ["a mail"]
            }
            """;

    @Test
    void whatIsRight_isRead() {
        KnownSignature known = read(RIGHT);
        assertThat(known.about().id()).isEqualTo("mine");
        assertThat(known.bounds()).isEmpty();
        assertThat(known.about().fixed()).containsExactly(new Signature.Fix("Linux", "6.4", "no lock"));
        assertThat(known.find())
                .isInstanceOfSatisfying(
                        Condition.All.class, all -> assertThat(all.of()).hasSize(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"watch\": true,           | \"watch\": true, \"whach\": 1, | mine.json, line 4: unknown key 'whach'",
                "\"title\": \"a lock\",     | ''                             | mine.json, line 1: the key 'title' is missing",
                "\"title\": \"a lock\"      | \"title\": \" \"               | mine.json, line 3: a text is needed here, and not an empty one",
                "\"id\": \"mine\"           | \"id\": \"yours\"              | mine.json, line 1: the id 'yours' is not the file's name",
                "\"watch\": true            | \"watch\": 1                   | mine.json, line 4: 'watch' must be true or false",
                "\"share\": 5               | \"share\": -5                  | mine.json, line 8: 'share' must be a number of 0 or more",
                "\"share\": 5               | \"share\": 500                 | mine.json, line 8: a share is at most 100",
                "[\"cpu\"]                  | [\"gpu\"]                      | mine.json, line 8: there is no measure 'gpu'",
                "[\"monitor\"]              | [\"padlock\"]                  | mine.json, line 11: there is no kind of lock 'padlock'",
                "\"epoll.notFound\"         | \"epoll.lost\"                 | mine.json, line 12: nothing is counted as 'epoll.lost'",
                "\"close.count\"            | \"count\"                      | mine.json, line 11: nothing is counted as 'count'",
                "[\"new\"]                  | [\"new\", \"new\"]             | mine.json, line 9: 'new' is in the list twice",
                "[\"new\"]                  | []                             | mine.json, line 9: 'symbols' must be a list of one or more",
                "{ \"anywhere\": [\"f\"] }  | { \"directly\": [\"f\"] }      | mine.json, line 8: a path has at most 8 steps, and the first is 'anywhere'",
                "\"any\": [                 | \"some\": [                    | mine.json, line 10: one of all, any, none, path, locks, symbols, environment, count is needed here",
                "\"title\": \"a lock\"      | \"id\": \"mine\"               | mine.json, line 3: Duplicate Object property \"id\"",
                "\"references\": [\"a mail\"] | \"references\": [\"a mail\"  | mine.json, line 20: Unexpected close marker",
            })
    void whatIsWrong_isSaidWithFileAndLine(String right, String wrong, String message) {
        assertThat(RIGHT).contains(right);
        assertThatThrownBy(() -> read(RIGHT.replace(right, wrong)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("signatures/" + message);
    }

    @Test
    void whatFollowsTheEnd_isWrongToo() {
        assertThatThrownBy(() -> read(RIGHT + "{}")).hasMessageContaining("something behind the end");
        assertThatThrownBy(() -> read("")).hasMessageContaining("the file is empty");
    }

    private static KnownSignature read(String text) {
        return KnownSignatureReader.read("mine", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
