package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.kernel.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;

/**
 * What things cost: a function of the base price, the fare, the day, how soon that is and how full it is, and of nothing else.
 * The same question has the same answer; what was booked keeps the price of that moment. Factors are basis points.
 */
public final class Prices {

    private static final int WHOLE = 10_000;
    private static final int TENTHS = 10;
    private static final int FULL_ADDS = 6_000;
    private static final int LONG_HIRE_DAYS = 7;
    private static final int LONG_HIRE = 8_500;

    private Prices() {}

    /** One seat on that day, at this fare. */
    public static Money seat(Money base, Cabin cabin, Fare fare, LocalDate day, LocalDate today, Stock.Level level) {
        long price = times(base.amountMinor(), ofCabin(cabin));
        price = times(price, fare.priceBasisPoints());
        price = times(price, ofNotice(today, day));
        price = times(price, ofWeekday(day.getDayOfWeek()));
        price = times(price, ofSeason(day));
        return new Money(times(price, ofLoad(level)), base.currency());
    }

    /** One room for that night, at this rate. */
    public static Money night(Money base, Fare fare, LocalDate night, LocalDate today, Stock.Level level) {
        long price = times(base.amountMinor(), fare.priceBasisPoints());
        boolean weekend = night.getDayOfWeek() == DayOfWeek.FRIDAY || night.getDayOfWeek() == DayOfWeek.SATURDAY;
        price = times(price, weekend ? 11_500 : WHOLE);
        price = times(price, ofSeason(night));
        price = times(price, ChronoUnit.DAYS.between(today, night) < 3 ? 11_000 : WHOLE);
        return new Money(times(price, ofLoad(level)), base.currency());
    }

    /** One car for so many days, at this rate; the fullest day counts. */
    public static Money hire(Money perDay, Fare fare, int days, Stock.Level fullest) {
        long price = times(perDay.amountMinor() * days, fare.priceBasisPoints());
        price = times(price, days >= LONG_HIRE_DAYS ? LONG_HIRE : WHOLE);
        return new Money(times(price, ofLoad(fullest)), perDay.currency());
    }

    private static long times(long minor, int basisPoints) {
        return Math.floorDiv(Math.multiplyExact(minor, (long) basisPoints) + WHOLE / 2, (long) WHOLE);
    }

    private static int ofCabin(Cabin cabin) {
        return switch (cabin) {
            case ECONOMY -> WHOLE;
            case PREMIUM_ECONOMY -> 16_000;
            case BUSINESS -> 32_000;
            case FIRST -> 52_000;
        };
    }

    private static int ofNotice(LocalDate today, LocalDate day) {
        long days = ChronoUnit.DAYS.between(today, day);
        if (days < 3) {
            return 17_000;
        }
        if (days < 7) {
            return 14_000;
        }
        if (days < 14) {
            return 12_000;
        }
        if (days < 30) {
            return WHOLE;
        }
        return days < 60 ? 9_300 : 8_500;
    }

    private static int ofWeekday(DayOfWeek day) {
        return switch (day) {
            case FRIDAY, SUNDAY -> 11_000;
            case TUESDAY, WEDNESDAY -> 9_500;
            case MONDAY, THURSDAY, SATURDAY -> WHOLE;
        };
    }

    private static int ofSeason(LocalDate day) {
        boolean holidays = day.getMonth() == Month.JULY
                || day.getMonth() == Month.AUGUST
                || (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 18)
                || (day.getMonth() == Month.JANUARY && day.getDayOfMonth() <= 4);
        return holidays ? 11_500 : WHOLE;
    }

    /** By tenths, so that a price stays for a while. */
    private static int ofLoad(Stock.Level level) {
        int tenths = level.limit() == 0 ? TENTHS : Math.min(TENTHS, level.used() * TENTHS / level.limit());
        return WHOLE + FULL_ADDS * tenths / TENTHS;
    }
}
