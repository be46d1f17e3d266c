package dev.wayfare.gateway.reads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What of a document people see: everything but the fields whose names begin with an underscore, at any depth. */
public final class Shown {

    private Shown() {}

    /** A copy without private fields. */
    public static ObjectNode of(ObjectNode document) {
        ObjectNode copy = document.deepCopy();
        strip(copy);
        return copy;
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> hidden = new ArrayList<>();
            object.fieldNames().forEachRemaining(name -> {
                if (name.startsWith("_")) {
                    hidden.add(name);
                }
            });
            object.remove(hidden);
            object.forEach(Shown::strip);
        } else if (node instanceof ArrayNode array) {
            array.forEach(Shown::strip);
        }
    }
}
