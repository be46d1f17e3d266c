package dev.wayfare.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a body as one JSON object, strictly: valid UTF-8, no duplicate names, nothing behind it, no NaN. */
final class JsonBody {

    private static final int DEEPEST = 12;
    private static final int LONGEST_NUMBER = 40;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private JsonBody() {}

    /**
     * The object in these bytes.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 400, saying where
     */
    static ObjectNode read(byte[] bytes) {
        requireUtf8(bytes);
        JsonNode node;
        try {
            node = READER.readTree(bytes);
        } catch (StreamConstraintsException e) {
            throw Problems.malformed("the body is nested too deeply or has a number that is too long")
                    .raise();
        } catch (JsonProcessingException e) {
            throw Problems.malformed("the body is no JSON" + place(e.getLocation()) + ": " + e.getOriginalMessage())
                    .raise();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be read", e);
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw Problems.malformed("the body must be a JSON object").raise();
    }

    private static String place(JsonLocation at) {
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static void requireUtf8(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                decode(bytes);
                return;
            }
        }
    }

    private static void decode(byte[] bytes) {
        try {
            int length = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .length();
            assert length <= bytes.length;
        } catch (CharacterCodingException e) {
            throw Problems.malformed("the body is not valid UTF-8").raise();
        }
    }
}
