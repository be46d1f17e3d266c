package dev.wayfare.insight.counts.model;

import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.travel.StockResource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What decisions on stock add to how full each day of travel is. A resource counts for a day from the first claim of it on
 * that day: most of what could be sold is on no log until somebody wants it.
 */
public final class StockFacts {

    private StockFacts() {}

    /**
     * What is known of a resource.
     *
     * @param capacity of each day, allowance not included
     * @param days for which it counts
     */
    public record Resource(int capacity, List<LocalDate> days) {

        /** One that nobody has defined. */
        public static final Resource UNKNOWN = new Resource(0, List.of());

        public Resource {
            days = List.copyOf(days);
        }
    }

    /** What is known of a claim that lives. */
    public record Claim(int quantity, List<LocalDate> days, boolean sold) {
        public Claim {
            days = List.copyOf(days);
        }
    }

    /**
     * What one decision led to.
     *
     * @param claim what is known of its claim from now on; null = it is over, or the decision was about none
     */
    public record Step(Resource resource, @Nullable Claim claim, List<Fact> facts) {
        public Step {
            facts = List.copyOf(facts);
        }
    }

    /**
     * What a decision adds.
     *
     * @param claim what is known of the claim that the decision is about
     * @throws IllegalArgumentException when the resource is no stock
     */
    public static Step of(Resource resource, @Nullable Claim claim, ClaimEvent event) {
        StockResource stock = StockResource.parse(event.resource());
        Kind kind =
                switch (stock) {
                    case StockResource.Seats _ -> Kind.FLIGHT;
                    case StockResource.Rooms _ -> Kind.HOTEL;
                    case StockResource.Cars _ -> Kind.CAR;
                };
        return switch (event) {
            case ClaimEvent.CapacitySet set -> {
                long more = (long) set.capacity() - resource.capacity();
                List<Fact> facts = new ArrayList<>();
                resource.days().forEach(day -> facts.add(new Fact.Occupied(day, kind, more, 0, 0)));
                yield new Step(new Resource(set.capacity(), resource.days()), claim, facts);
            }
            case ClaimOutcome.Held held -> held(resource, kind, held, daysOf(stock, held.slots()));
            case ClaimOutcome.Confirmed _ when claim == null || claim.sold() -> new Step(resource, claim, List.of());
            case ClaimOutcome.Confirmed _ ->
                new Step(
                        resource,
                        new Claim(claim.quantity(), claim.days(), true),
                        each(kind, claim, claim.quantity(), -claim.quantity()));
            case ClaimOutcome.Released _, ClaimOutcome.Expired _ -> ended(resource, kind, claim);
            default -> new Step(resource, claim, List.of());
        };
    }

    private static Step held(Resource resource, Kind kind, ClaimOutcome.Held held, List<LocalDate> days) {
        List<Fact> facts = new ArrayList<>();
        TreeSet<LocalDate> known = new TreeSet<>(resource.days());
        for (LocalDate day : days) {
            if (known.add(day)) {
                facts.add(new Fact.Occupied(day, kind, resource.capacity(), 0, 0));
            }
        }
        Claim claim = new Claim(held.quantity(), days, false);
        facts.addAll(each(kind, claim, 0, held.quantity()));
        Resource after = known.size() == resource.days().size()
                ? resource
                : new Resource(resource.capacity(), List.copyOf(known));
        return new Step(after, claim, facts);
    }

    private static Step ended(Resource resource, Kind kind, @Nullable Claim claim) {
        if (claim == null) {
            return new Step(resource, null, List.of());
        }
        return new Step(
                resource,
                null,
                claim.sold() ? each(kind, claim, -claim.quantity(), 0) : each(kind, claim, 0, -claim.quantity()));
    }

    private static List<Fact> each(Kind kind, Claim claim, long sold, long held) {
        return claim.days().stream()
                .<Fact>map(day -> new Fact.Occupied(day, kind, 0, sold, held))
                .toList();
    }

    private static List<LocalDate> daysOf(StockResource stock, List<String> slots) {
        return stock instanceof StockResource.Seats seats
                ? List.of(seats.flight().date())
                : slots.stream().map(LocalDate::parse).toList();
    }
}
