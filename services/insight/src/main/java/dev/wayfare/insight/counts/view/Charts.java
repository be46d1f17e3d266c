package dev.wayfare.insight.counts.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.insight.counts.model.Amounts;
import dev.wayfare.insight.counts.model.Counts;
import dev.wayfare.insight.counts.model.Fact;
import dev.wayfare.insight.counts.model.Occupancy;
import dev.wayfare.insight.counts.model.RouteCounts;
import dev.wayfare.runtime.views.ViewSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.bson.Document;

/**
 * Charts, each asked for as one document ({@link Question}) and added up at the time of asking.
 *
 * <p>{@code statistics}: one sum for each kind. {@code revenue}, {@code bookings}: the same by hour or day. {@code top-routes}:
 * the best-sold; of more than one day, out of each day's {@value dev.wayfare.contracts.insight.InsightEvent.RoutesCounted#KEPT}
 * best of each partition. {@code occupancy}: by day of travel. Thread-safe.
 */
public final class Charts implements ViewSource {

    /** Name under which the gateway asks. */
    public static final String NAME = "charts";

    private final MongoCollection<Document> counts;

    public Charts(MongoDatabase database) {
        this.counts = database.getCollection(CountsView.NAME);
    }

    /** A kind at a time. */
    private record Place(Instant at, String kind) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparing(Place::at).thenComparing(Place::kind).compare(this, other);
        }
    }

    @Override
    public Optional<Found> find(String id) {
        Question question = Question.parse(id);
        Document answer =
                switch (question.chart()) {
                    case "statistics" -> statistics(question);
                    case "revenue" -> series(question, Sum::money);
                    case "bookings" -> series(question, Sum::counts);
                    case "top-routes" -> topRoutes(question);
                    case "occupancy" -> occupancy(question);
                    default -> throw new IllegalArgumentException("no chart is called '" + question.chart() + "'");
                };
        return Optional.of(new Found(id, 0, Json.write(answer)));
    }

    @Override
    public Page list(Map<String, String> filters, int limit, String cursor) {
        throw new IllegalArgumentException("charts are asked for as one document, see Question");
    }

    private static Document head(Question question) {
        return new Document("from", question.from().toString())
                .append("to", question.to().toString())
                .append("zone", question.zone().getId());
    }

    private Document statistics(Question question) {
        Map<String, Counts> sums = new TreeMap<>();
        windows(question, (at, kind) -> counted -> sums.merge(kind, counted, Counts::plus));
        List<Document> items = new ArrayList<>();
        sums.forEach((kind, sum) -> items.add(Sum.money(Sum.counts(new Document("kind", kind), sum), sum)));
        return head(question).append("items", items);
    }

    private Document series(Question question, BiFunction<Document, Counts, Document> shown) {
        Map<Place, Counts> sums = new TreeMap<>();
        windows(question, (at, kind) -> counted -> {
            ZonedDateTime bucket = question.bucketOf(at);
            sums.merge(new Place(bucket.toInstant(), kind), counted, Counts::plus);
        });
        List<Document> points = new ArrayList<>();
        sums.forEach((place, sum) -> {
            String at = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(place.at().atZone(question.zone()));
            points.add(shown.apply(new Document("at", at).append("kind", place.kind()), sum));
        });
        return head(question).append("bucket", question.detail()).append("items", points);
    }

    /** Takes what was counted in one window. */
    private interface Taker {
        void take(Counts counted);
    }

    private void windows(Question question, BiFunction<Instant, String, Taker> takers) {
        for (Document day : days(question, CountsView.WINDOWS, 1)) {
            Instant begin = LocalDate.parse(day.getString("day"))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            String kind = day.getString("kind");
            day.get("windows", Document.class).forEach((number, window) -> {
                Instant at = begin.plus(Duration.ofMinutes((long) Fact.WINDOW_MINUTES * Integer.parseInt(number)));
                if (question.contains(at.atZone(question.zone()).toLocalDate())) {
                    takers.apply(at, kind).take(Sum.of((Document) window));
                }
            });
        }
    }

    /** Documents of these days; with some days more at either end, since days are UTC and people's are not. */
    private Iterable<Document> days(Question question, String about, int more) {
        List<Document> found = new ArrayList<>();
        for (Document one : counts.find(Filters.and(
                Filters.gte("day", question.from().minusDays(more).toString()),
                Filters.lte("day", question.to().plusDays(more).toString())))) {
            if (about.equals(one.getString(CountsView.ABOUT)) && question.isAbout(one.getString("kind"))) {
                found.add(one);
            }
        }
        return found;
    }

    private Document topRoutes(Question question) {
        Map<String, Map<String, RouteCounts>> sums = new HashMap<>();
        for (Document day : days(question, CountsView.ROUTES, 0)) {
            Map<String, RouteCounts> routes = sums.computeIfAbsent(day.getString("kind"), kind -> new HashMap<>());
            for (Document route : day.getList("routes", Document.class)) {
                RouteCounts counted = new RouteCounts(
                        Sum.number(route, "items"), Sum.number(route, "units"), Sum.amounts(route, "sales"));
                routes.merge(route.getString("name"), counted, Charts::plus);
            }
        }
        List<Document> items = new ArrayList<>();
        sums.forEach((kind, routes) -> routes.forEach((name, counted) -> items.add(new Document("name", name)
                .append("kind", kind)
                .append("bookings", counted.items())
                .append("units", counted.units())
                .append("sales", CountsView.money(counted.sales().each())))));
        items.sort(Comparator.comparingLong((Document item) -> Sum.number(item, "bookings"))
                .reversed()
                .thenComparing(item -> item.getString("name")));
        int limit = Math.min(items.size(), Integer.parseInt(question.detail()));
        return head(question).append("items", items.subList(0, limit));
    }

    private static RouteCounts plus(RouteCounts one, RouteCounts other) {
        Amounts sales = one.sales().plus(other.sales());
        return new RouteCounts(one.items() + other.items(), one.units() + other.units(), sales);
    }

    private Document occupancy(Question question) {
        Map<String, Map<String, Occupancy>> sums = new TreeMap<>();
        for (Document day : days(question, CountsView.OCCUPANCY, 0)) {
            Occupancy counted =
                    new Occupancy(Sum.number(day, "capacity"), Sum.number(day, "sold"), Sum.number(day, "held"));
            sums.computeIfAbsent(day.getString("day"), date -> new TreeMap<>())
                    .merge(
                            day.getString("kind"),
                            counted,
                            (one, other) -> new Occupancy(
                                    one.capacity() + other.capacity(),
                                    one.sold() + other.sold(),
                                    one.held() + other.held()));
        }
        List<Document> items = new ArrayList<>();
        sums.forEach((day, kinds) -> kinds.forEach((kind, counted) -> items.add(new Document("day", day)
                .append("kind", kind)
                .append("capacity", counted.capacity())
                .append("sold", counted.sold())
                .append("held", counted.held()))));
        return head(question).append("items", items);
    }
}
