package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.explain.Datum.Fields;
import io.lockspot.analyzer.explain.Datum.Items;
import io.lockspot.analyzer.explain.Datum.Value;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads a data file of this program: JSON, without a key twice, and nothing behind its end. */
final class DataFile {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final JsonParser parser;

    private DataFile(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /**
     * @param name of the file, for messages
     * @throws IllegalStateException when it cannot be read as what it should be
     */
    static Fields read(String name, InputStream in) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
            DataFile file = new DataFile(name, parser);
            parser.nextToken();
            Fields fields = Datum.fields(file.datum());
            if (parser.nextToken() != null) {
                throw Datum.wrong(file.place(), "there is something behind the end");
            }
            return fields;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw Datum.wrong(name + ", line " + line, e.getOriginalMessage());
        }
    }

    private String place() {
        return name + ", line " + parser.currentTokenLocation().getLineNr();
    }

    private Datum datum() {
        String place = place();
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw Datum.wrong(place, "the file is empty");
        }
        return switch (token) {
            case START_OBJECT -> object(place);
            case START_ARRAY -> array(place);
            case VALUE_STRING -> new Value(place, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value(place, parser.getDoubleValue());
            case VALUE_TRUE -> new Value(place, true);
            case VALUE_FALSE -> new Value(place, false);
            default -> new Value(place, null);
        };
    }

    private Datum object(String place) {
        Map<String, Datum> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            fields.put(key, datum());
        }
        return new Fields(place, fields);
    }

    private Datum array(String place) {
        List<Datum> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(datum());
        }
        return new Items(place, items);
    }
}
