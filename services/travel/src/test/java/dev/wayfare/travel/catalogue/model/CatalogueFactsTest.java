package dev.wayfare.travel.catalogue.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wayfare.contracts.catalogue.CabinSeats;
import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.contracts.catalogue.CatalogueEvent.AirportListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FaresListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FlightScheduled;
import dev.wayfare.contracts.catalogue.CatalogueEvent.Withdrawn;
import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.catalogue.Season;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.FareRules;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.ScheduleId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueFactsTest {

    private static final ScheduleId ID = ScheduleId.derive("T 1");

    private final CatalogueFacts facts = new CatalogueFacts();

    private static CatalogueEvent airport(String code, String zone) {
        return new AirportListed(code, code, code, "Land", new GeoPoint(0, 0), zone, "test");
    }

    private static CatalogueEvent flight(String to, String days) {
        return new FlightScheduled(
                ID,
                "T 1",
                "Test Air",
                "AAA",
                to,
                600,
                60,
                days,
                Season.YEAR_ROUND,
                "ATR 72",
                List.of(new CabinSeats(Cabin.ECONOMY, 70, 0)),
                new Money(9_900, "USD"),
                "fares",
                "test",
                null);
    }

    private static CatalogueEvent fares() {
        return new FaresListed(
                "fares", List.of(new Fare(10_000, new FareRules("ONE", List.of(), false, null))), "test");
    }

    @Test
    void facts_may_come_in_any_order() {
        facts.apply(flight("BBB", "1"));
        facts.apply(fares());
        facts.apply(airport("AAA", "Europe/Paris"));
        assertThat(facts.catalogue().flightCount())
                .as("one airport is not known yet")
                .isZero();

        facts.apply(airport("BBB", "Europe/Paris"));

        assertThat(facts.catalogue().find(ID)).isPresent();
    }

    @Test
    void a_later_fact_replaces_an_earlier_one_and_what_is_withdrawn_is_gone() {
        List.of(fares(), airport("AAA", "Z"), airport("BBB", "Z"), flight("BBB", "1"), flight("BBB", "67"))
                .forEach(facts::apply);
        Catalogue before = facts.catalogue();
        facts.apply(new Withdrawn(ID.value(), "test"));

        assertThat(before.flightCount()).isEqualTo(1);
        assertThat(before.find(ID).orElseThrow().days()).isEqualTo(0b1100000);
        assertThat(facts.catalogue().flightCount()).isZero();
    }

    @Test
    void a_fact_that_makes_no_sense_is_refused_by_name() {
        assertThatThrownBy(() -> facts.apply(flight("BBB", "18")))
                .hasMessageContaining("T 1")
                .hasMessageContaining("18");
        assertThatThrownBy(() -> facts.apply(flight("AAA", "1"))).hasMessageContaining("from AAA to AAA");
        assertThatThrownBy(() -> facts.apply(airport("AAA", "Mars/Base"))).hasMessageContaining("Mars/Base");
    }
}
