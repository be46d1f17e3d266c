package dev.wayfare.billing.bills.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Money;
import dev.wayfare.runtime.views.ViewSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bson.Document;

/**
 * What a driver earned, per UTC day: {@code {items: [{date, rides, gross, commission, net}], total: {rides, gross, commission,
 * net}}}, newest day first, days without rides left out. Asked for as the document {@code <driver>/<from>/<to>}, both days
 * included. Added up at the time of asking. Thread-safe.
 */
public final class Earnings implements ViewSource {

    /** Name under which the gateway asks. */
    public static final String NAME = "earnings";

    /** Longest span of one question. */
    static final int MOST_DAYS = 366;

    private final MongoCollection<Document> bills;
    private final String currency;

    /**
     * Earnings of this database.
     *
     * @param currency of a total of nothing
     */
    public Earnings(MongoDatabase database, String currency) {
        this.bills = database.getCollection(BillsView.NAME);
        this.currency = currency;
    }

    @Override
    public Optional<Found> find(String id) {
        Span span = Span.parse(id);
        SortedMap<String, Day> days = daysOf(span);
        List<Document> items = days.values().stream().map(Day::document).toList();
        Sum total = days.values().stream().map(Day::sum).reduce(Sum::plus).orElse(Sum.nothing(currency));
        Document answer = new Document("items", items).append("total", total.into(new Document()));
        long version = days.values().stream().mapToLong(Day::version).sum();
        return Optional.of(new Found(id, version, Json.write(answer)));
    }

    @Override
    public Page list(Map<String, String> filters, int limit, String cursor) {
        throw new IllegalArgumentException("earnings are asked for as one document, <driver>/<from>/<to>");
    }

    private SortedMap<String, Day> daysOf(Span span) {
        SortedMap<String, Day> days = new TreeMap<>(Comparator.reverseOrder());
        for (Document bill : bills.find(Filters.and(
                Filters.eq(BillsView.DRIVER, span.driver),
                Filters.gte(DriverShare.DAY, span.from.toString()),
                Filters.lte(DriverShare.DAY, span.to.toString())))) {
            days.merge(bill.getString(DriverShare.DAY), Day.of(bill), Day::plus);
        }
        return days;
    }

    private record Day(String date, Sum sum, long version) {

        static Day of(Document bill) {
            long version = ((Number) bill.get("_version")).longValue();
            return new Day(bill.getString(DriverShare.DAY), Sum.of(bill), version);
        }

        Day plus(Day other) {
            return new Day(date, sum.plus(other.sum), version + other.version);
        }

        Document document() {
            return sum.into(new Document("date", date));
        }
    }

    private record Span(String driver, LocalDate from, LocalDate to) {

        static Span parse(String id) {
            String[] parts = id.split("/", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("'" + id + "' is not <driver>/<from>/<to>");
            }
            return of(parts[0], parts[1], parts[2]);
        }

        static Span of(String driver, String first, String last) {
            try {
                LocalDate from = LocalDate.parse(first);
                LocalDate to = LocalDate.parse(last);
                if (to.isBefore(from) || !to.isBefore(from.plusDays(MOST_DAYS))) {
                    throw new IllegalArgumentException(
                            "from " + from + " to " + to + " must be 1 to " + MOST_DAYS + " days");
                }
                return new Span(driver, from, to);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(
                        "'" + first + "' or '" + last + "' does not look like 2026-01-31", e);
            }
        }
    }

    private record Sum(int rides, Money net, Money commission) {

        static Sum nothing(String currency) {
            return new Sum(0, Money.zero(currency), Money.zero(currency));
        }

        static Sum of(Document bill) {
            return new Sum(
                    1,
                    MoneyDocument.read(bill.get(DriverShare.NET, Document.class)),
                    MoneyDocument.read(bill.get(DriverShare.COMMISSION, Document.class)));
        }

        Sum plus(Sum other) {
            return new Sum(rides + other.rides, net.plus(other.net), commission.plus(other.commission));
        }

        Document into(Document document) {
            return document.append("rides", rides)
                    .append("gross", MoneyDocument.of(net.plus(commission)))
                    .append("commission", MoneyDocument.of(commission))
                    .append("net", MoneyDocument.of(net));
        }
    }
}
