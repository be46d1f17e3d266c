package dev.wayfare.billing.invoices.model;

import dev.wayfare.contracts.billing.InvoiceKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a series: {@code WF-2026-INVOICE}, {@code WF-2026-CREDIT_NOTE}.
 *
 * @param issuer capital letters; the company that bills
 * @param year in UTC
 */
public record SeriesName(String issuer, int year, InvoiceKind kind) {

    /** Who issues all of the platform's bills. */
    public static final String WAYFARE = "WF";

    private static final Pattern FORM = Pattern.compile("([A-Z]{1,8})-(\\d{4})-(INVOICE|CREDIT_NOTE)");

    /** Wayfare's series for what happened at this time. */
    public static SeriesName at(Instant time, InvoiceKind kind) {
        return new SeriesName(WAYFARE, time.atOffset(ZoneOffset.UTC).getYear(), kind);
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException when it is no name of a series
     */
    public static SeriesName parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no series of numbers; one looks like WF-2026-INVOICE");
        }
        return new SeriesName(parts.group(1), Integer.parseInt(parts.group(2)), InvoiceKind.valueOf(parts.group(3)));
    }

    public String text() {
        return "%s-%04d-%s".formatted(issuer, year, kind);
    }

    /** A number as printed: {@code WF-2026-000001}, for credit notes {@code WF-2026-CN-000001}. */
    public String number(long sequence) {
        String mark =
                switch (kind) {
                    case INVOICE -> "";
                    case CREDIT_NOTE -> "CN-";
                };
        return String.format(Locale.ROOT, "%s-%04d-%s%06d", issuer, year, mark, sequence);
    }
}
