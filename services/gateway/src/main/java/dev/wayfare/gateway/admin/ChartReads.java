package dev.wayfare.gateway.admin;

import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.reads.Shown;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Statistics and charts, for admins. Days are those of the time zone asked for, both ends included. */
public final class ChartReads {

    private static final String VIEW = "charts";
    private static final int MOST_DAYS = 366;
    private static final int MOST_DAYS_BY_HOUR = 31;
    private static final int MOST_ROUTES = 100;
    private static final int USUAL_ROUTES = 10;
    private static final int USUAL_DAYS = 7;
    private static final int LONGEST_ZONE = 60;
    private static final Set<String> KINDS = Set.of("RIDE", "BOOKING", "FLIGHT", "HOTEL", "CAR", "PAYMENT");
    private static final Set<String> BUCKETS = Set.of("hour", "day");

    private final Documents documents;

    public ChartReads(Documents documents) {
        this.documents = documents;
    }

    /** {@code GET /admin/statistics}: today, when nothing is said. */
    public CompletionStage<Answer> statistics(Call call) {
        return ask(call, "statistics", "day", 1, 1, MOST_DAYS);
    }

    /** {@code GET /admin/charts/revenue}: the last seven days, when nothing is said. */
    public CompletionStage<Answer> revenue(Call call) {
        return series(call, "revenue");
    }

    /** {@code GET /admin/charts/bookings}: the last seven days, when nothing is said. */
    public CompletionStage<Answer> bookings(Call call) {
        return series(call, "bookings");
    }

    private CompletionStage<Answer> series(Call call, String chart) {
        String bucket = oneOf(call, "bucket", BUCKETS, "day");
        return ask(call, chart, bucket, -USUAL_DAYS, 1, bucket.equals("hour") ? MOST_DAYS_BY_HOUR : MOST_DAYS);
    }

    /** {@code GET /admin/charts/top-routes}: of the last seven days, when nothing is said. */
    public CompletionStage<Answer> topRoutes(Call call) {
        int limit = call.query().number("limit", USUAL_ROUTES, 1, MOST_ROUTES);
        return ask(call, "top-routes", Integer.toString(limit), -USUAL_DAYS, 1, MOST_DAYS_BY_HOUR);
    }

    /** {@code GET /admin/charts/occupancy}: of the next seven days of travel, when nothing is said. */
    public CompletionStage<Answer> occupancy(Call call) {
        return ask(call, "occupancy", "day", 1, USUAL_DAYS, MOST_DAYS);
    }

    /**
     * Asks for a document.
     *
     * @param before days of the usual span before today, negative; positive when it begins today
     * @param usual days of the usual span when it begins today
     */
    private CompletionStage<Answer> ask(Call call, String chart, String detail, int before, int usual, int most) {
        ZoneId zone = zone(call);
        LocalDate today = call.now().atZone(zone).toLocalDate();
        LocalDate from;
        LocalDate to;
        if (before < 0) {
            to = day(call, "to", today);
            from = day(call, "from", to.plusDays(before + 1L));
        } else {
            from = day(call, "from", today);
            to = day(call, "to", from.plusDays(usual - 1L));
        }
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= most) {
            throw Problems.invalidParameter("from", "and 'to' must span 1 to " + most + " days, 'from' first")
                    .raise();
        }
        String kind = oneOf(call, "kind", KINDS, "*");
        String id = String.join("/", chart, from.toString(), to.toString(), detail, kind, zone.getId());
        return documents.find(VIEW, id, 0).thenApply(found -> found.map(
                        document -> Answer.json(200, Shown.of(document.json())))
                .orElseThrow(() -> Problems.notFound("chart").raise()));
    }

    private static ZoneId zone(Call call) {
        try {
            return ZoneId.of(call.query().text("zone", LONGEST_ZONE).orElse("UTC"));
        } catch (DateTimeException e) {
            throw Problems.invalidParameter("zone", "must be a time zone such as Europe/Berlin or UTC")
                    .raise();
        }
    }

    private static LocalDate day(Call call, String name, LocalDate otherwise) {
        try {
            LocalDate day = call.query().text(name, 10).map(LocalDate::parse).orElse(otherwise);
            if (day.getYear() >= 2000 && day.getYear() < 2200) {
                return day;
            }
        } catch (DateTimeParseException e) {
            throw Problems.invalidParameter(name, "must be a day such as 2026-11-20")
                    .raise();
        }
        throw Problems.invalidParameter(name, "must be of the years 2000 to 2199")
                .raise();
    }

    private static String oneOf(Call call, String name, Set<String> words, String otherwise) {
        String word = call.query().text(name, 20).orElse(otherwise);
        if (!words.contains(word) && !word.equals(otherwise)) {
            throw Problems.invalidParameter(
                            name, "must be one of " + words.stream().sorted().toList())
                    .raise();
        }
        return word;
    }
}
