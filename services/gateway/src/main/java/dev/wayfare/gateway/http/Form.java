package dev.wayfare.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.Problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A body being read field by field. Every fault is noted with its JSON pointer, and a field at fault reads as some harmless
 * value; {@link #check} must be called before anything is done with what was read. Belongs to one thread.
 */
public final class Form {

    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_TIME = 40;

    private final ObjectNode node;
    private final String at;
    private final List<FieldError> faults;
    private final Set<String> known = new HashSet<>();
    private final List<Form> parts = new ArrayList<>();

    private Form(ObjectNode node, String at, List<FieldError> faults) {
        this.node = node;
        this.at = at;
        this.faults = faults;
    }

    /**
     * Reads a body; an empty one is an empty object.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 400 when it is no JSON object
     */
    public static Form read(byte[] body) {
        byte[] bytes = body.length == 0 ? new byte[] {'{', '}'} : body;
        return new Form(JsonBody.read(bytes), "", new ArrayList<>());
    }

    /** The whole body, for hashing. */
    public ObjectNode tree() {
        return node;
    }

    /** Notes a fault of a field. */
    public void fault(String name, String message) {
        faults.add(new FieldError(at + "/" + name.replace("~", "~0").replace("/", "~1"), message));
    }

    private void faultIn(String list, int index, String message) {
        faults.add(new FieldError(at + "/" + list + "/" + index, message));
    }

    /**
     * Done reading: refuses unknown fields and whatever was noted.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 400 with every fault
     */
    public void check() {
        refuseUnknown();
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults).raise();
        }
    }

    private void refuseUnknown() {
        if (known.size() < node.size() || !known.containsAll(names())) {
            for (String name : names()) {
                if (!known.contains(name)) {
                    fault(
                            shown(name),
                            "is unknown; known are " + known.stream().sorted().toList());
                }
            }
        }
        parts.forEach(Form::refuseUnknown);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(node.size());
        for (Iterator<String> all = node.fieldNames(); all.hasNext(); ) {
            names.add(all.next());
        }
        return names;
    }

    private static String shown(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }

    private @Nullable JsonNode find(String name) {
        known.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private @Nullable JsonNode need(String name) {
        JsonNode value = find(name);
        if (value == null) {
            fault(name, "is missing");
        }
        return value;
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    /** Text of this length, without control characters. */
    public String text(String name, int shortest, int longest) {
        JsonNode value = need(name);
        return value == null ? "" : textOf(name, value, shortest, longest);
    }

    public @Nullable String optionalText(String name, int longest) {
        JsonNode value = find(name);
        return value == null ? null : textOf(name, value, 1, longest);
    }

    private String textOf(String name, JsonNode value, int shortest, int longest) {
        if (!value.isTextual()) {
            fault(name, "must be a text");
            return "";
        }
        String text = value.textValue();
        if (text.length() < shortest || text.length() > longest) {
            fault(name, "must have " + shortest + " to " + longest + " characters, not " + text.length());
            return "";
        }
        if (!Texts.isPlain(text)) {
            fault(name, "must not have control characters or broken ones");
            return "";
        }
        return text;
    }

    /** Text of a pattern; {@code meaning} completes "must be …". */
    public @Nullable String optionalMatching(String name, Pattern pattern, String meaning) {
        String text = optionalText(name, 200);
        if (text != null && !text.isEmpty() && !pattern.matcher(text).matches()) {
            fault(name, "must be " + meaning);
        }
        return text;
    }

    /** An id with this prefix. */
    public String id(String name, String prefix) {
        String text = text(name, 1, 64);
        if (!text.isEmpty() && !Ids.isId(prefix, text)) {
            fault(name, "must be an id of the form " + prefix + "_<26 characters>");
        }
        return Ids.isId(prefix, text) ? text : prefix + "_" + "0".repeat(26);
    }

    public double number(String name, double least, double most) {
        JsonNode value = need(name);
        return value == null ? least : numberOf(name, value, least, most);
    }

    public double optionalNumber(String name, double otherwise, double least, double most) {
        JsonNode value = find(name);
        return value == null ? otherwise : numberOf(name, value, least, most);
    }

    private double numberOf(String name, JsonNode value, double least, double most) {
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!value.isNumber()) {
            fault(name, "must be a number");
        } else if (!(number >= least && number <= most)) {
            fault(name, "must be " + Texts.number(least) + " to " + Texts.number(most));
        } else {
            return number;
        }
        return least;
    }

    public int integer(String name, int least, int most) {
        JsonNode value = need(name);
        if (value != null) {
            if (value.isIntegralNumber()
                    && value.canConvertToInt()
                    && value.intValue() >= least
                    && value.intValue() <= most) {
                return value.intValue();
            }
            fault(name, "must be a whole number, " + least + " to " + most);
        }
        return least;
    }

    /** True or false; false when it is missing. */
    public boolean flag(String name) {
        JsonNode value = find(name);
        if (value != null && !value.isBoolean()) {
            fault(name, "must be true or false");
        }
        return value != null && value.booleanValue();
    }

    /** A calendar date; null when it is missing. */
    public @Nullable LocalDate optionalDate(String name) {
        String text = optionalText(name, LONGEST_TIME);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            fault(name, "must be a date such as 2026-12-24");
            return null;
        }
    }

    /** A calendar date that must be there; the epoch when it is at fault. */
    public LocalDate date(String name) {
        LocalDate date = optionalDate(name);
        if (date == null && !has(name)) {
            fault(name, "is missing");
        }
        return date == null ? LocalDate.EPOCH : date;
    }

    /** One of these, as an enum writes them. */
    public <E extends Enum<E>> E oneOf(String name, Class<E> type) {
        String text = text(name, 1, 40);
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(text)) {
                return one;
            }
        }
        if (!text.isEmpty()) {
            fault(name, "must be one of " + Arrays.toString(type.getEnumConstants()));
        }
        return type.getEnumConstants()[0];
    }

    /** An RFC 3339 time. */
    public @Nullable Instant optionalTime(String name) {
        String text = optionalText(name, LONGEST_TIME);
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            fault(name, "must be a time such as 2026-11-20T10:15:00Z");
            return null;
        }
    }

    /** An RFC 3339 time that must be there; the epoch when it is at fault. */
    public Instant time(String name) {
        Instant time = optionalTime(name);
        if (time == null && !has(name)) {
            fault(name, "is missing");
        }
        return time == null ? Instant.EPOCH : time;
    }

    /** An object within this one. */
    public Form object(String name) {
        JsonNode value = need(name);
        if (value != null && !value.isObject()) {
            fault(name, "must be an object");
        }
        if (value instanceof ObjectNode object) {
            return part(object, at + "/" + name);
        }
        return new Form(node.objectNode(), at + "/" + name, new ArrayList<>());
    }

    public Optional<Form> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    private Form part(ObjectNode object, String pointer) {
        Form part = new Form(object, pointer, faults);
        parts.add(part);
        return part;
    }

    /** Objects of a list. */
    public List<Form> objects(String name, int fewest, int most) {
        List<Form> forms = new ArrayList<>();
        List<JsonNode> items = items(name, fewest, most);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof ObjectNode object) {
                forms.add(part(object, at + "/" + name + "/" + i));
            } else {
                faultIn(name, i, "must be an object");
            }
        }
        return forms;
    }

    /** Texts of a list; empty when it is missing. */
    public List<String> optionalTexts(String name, int most, int longest) {
        List<String> texts = new ArrayList<>();
        if (find(name) != null) {
            List<JsonNode> items = items(name, 0, most);
            for (int i = 0; i < items.size(); i++) {
                texts.add(textOf(name, items.get(i), 1, longest));
            }
        }
        return texts;
    }

    /** Whole numbers of a list that must be there. */
    public List<Integer> integers(String name, int fewest, int most, int least, int greatest) {
        List<Integer> numbers = new ArrayList<>();
        List<JsonNode> items = items(name, fewest, most);
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            boolean fits = item.isInt() && item.intValue() >= least && item.intValue() <= greatest;
            if (fits) {
                numbers.add(item.intValue());
            } else {
                faultIn(name, i, "must be a whole number, " + least + " to " + greatest);
            }
        }
        return numbers;
    }

    private List<JsonNode> items(String name, int fewest, int most) {
        JsonNode value = need(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() < fewest || value.size() > most) {
            fault(name, "must be a list of " + fewest + " to " + most);
            return List.of();
        }
        List<JsonNode> items = new ArrayList<>(value.size());
        value.forEach(items::add);
        return items;
    }

    /** {@code {lat, lon}}. */
    public GeoPoint position(String name) {
        Form part = object(name);
        return new GeoPoint(part.latitude(), part.longitude());
    }

    /** {@code {lat, lon, address?}}. */
    public Place place(String name) {
        Form part = object(name);
        return new Place(part.latitude(), part.longitude(), part.optionalText("address", LONGEST_ADDRESS));
    }

    public double latitude() {
        return number("lat", -90, 90);
    }

    public double longitude() {
        return number("lon", -180, 180);
    }
}
