package dev.wayfare.gateway.driving;

import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.http.Query;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.reads.Shown;
import dev.wayfare.kernel.UserId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletionStage;

/** What a driver sees of his own: the open offer, what he earned. */
public final class DriverReads {

    private static final int DEFAULT_DAYS = 7;
    private static final int MOST_DAYS = 366;

    private final Documents documents;

    public DriverReads(Documents documents) {
        this.documents = documents;
    }

    /** {@code GET /drivers/{id}/offers/current}: 204 when there is none. */
    public CompletionStage<Answer> currentOffer(Call call) {
        return documents.find("offers", own(call), 0).thenApply(found -> found.map(
                        offer -> Answer.json(200, Shown.of(offer.json())))
                .orElseGet(Answer::empty));
    }

    /** {@code GET /drivers/{id}/earnings?from=&to=}: days in UTC, both included; the last seven when nothing is said. */
    public CompletionStage<Answer> earnings(Call call) {
        String driver = own(call);
        LocalDate to = day(call, "to", LocalDate.ofInstant(call.now(), ZoneOffset.UTC));
        LocalDate from = day(call, "from", to.minusDays(DEFAULT_DAYS - 1));
        if (to.isBefore(from) || !to.isBefore(from.plusDays(MOST_DAYS))) {
            throw Problems.invalidParameter("from", "and 'to' must span 1 to " + MOST_DAYS + " days")
                    .raise();
        }
        return documents.find("earnings", driver + "/" + from + "/" + to, 0).thenApply(found -> found.map(
                        earnings -> Answer.json(200, Shown.of(earnings.json())))
                .orElseThrow(() -> Problems.notFound("driver").raise()));
    }

    private static LocalDate day(Call call, String name, LocalDate otherwise) {
        Query query = call.query();
        try {
            return query.text(name, 10).map(LocalDate::parse).orElse(otherwise);
        } catch (DateTimeParseException e) {
            throw Problems.invalidParameter(name, "must be a day such as 2026-11-20")
                    .raise();
        }
    }

    private static String own(Call call) {
        String driver = call.pathId("id", UserId.PREFIX);
        if (!call.isStaff() && !driver.equals(call.subject())) {
            throw Problems.notFound("driver").raise();
        }
        return driver;
    }
}
