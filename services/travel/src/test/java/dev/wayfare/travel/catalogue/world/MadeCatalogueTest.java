package dev.wayfare.travel.catalogue.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.contracts.catalogue.CatalogueEvent.AirportListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.CarClassListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FlightScheduled;
import dev.wayfare.contracts.catalogue.CatalogueEvent.HotelListed;
import dev.wayfare.travel.catalogue.model.CarClass;
import dev.wayfare.travel.catalogue.model.Catalogue;
import dev.wayfare.travel.catalogue.model.CatalogueFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeCatalogueTest {

    private static final Path OPENFLIGHTS =
            Path.of(System.getProperty("wayfare.openflights", "/work/shared/data/openflights"));

    private static final String AIRPORTS = """
            1,"O'Hare \\"Intl\\"","Chicago","United States","ORD","KORD",41.9786,-87.9048,672,-6,"A","America/Chicago","airport","x"
            2,"Heathrow","London","United Kingdom","LHR","EGLL",51.4706,-0.461941,83,0,"E","Europe/London","airport","x"
            3,"Strip","Chicago","United States",\\N,"KXXX",41.9,-87.9,0,-6,"A","America/Chicago","airport","x"
            4,"Midway","Chicago","United States","MDW","KMDW",41.786,-87.7524,620,-6,"A",\\N,"airport","x"
            5,"Unused","Nowhere","United States","UNU","KUNU",30.0,-90.0,0,-6,"A","America/Chicago","airport","x"
            """;
    private static final String AIRLINES = """
            1,"Test Air",\\N,"TA","TST","TEST","United States","Y"
            2,"Old Air",\\N,"TA","OLD","OLD","United States","N"
            """;
    private static final String ROUTES = """
            TA,1,ORD,1,LHR,2,,0,772
            TA,1,LHR,2,ORD,1,,0,772
            TA,1,ORD,1,MDW,4,,0,XXX
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        write(AIRPORTS, AIRLINES, ROUTES);
    }

    private void write(String airports, String airlines, String routes) throws IOException {
        Files.writeString(folder.resolve("airports.dat"), airports);
        Files.writeString(folder.resolve("airlines.dat"), airlines);
        Files.writeString(folder.resolve("routes.dat"), routes);
    }

    private MadeCatalogue made(long seed) {
        return MadeCatalogue.ofOpenFlights(folder, seed, "USD");
    }

    private static <T extends CatalogueEvent> List<T> all(MadeCatalogue made, Class<T> type) {
        return made.events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Catalogue folded(MadeCatalogue made) {
        CatalogueFacts facts = new CatalogueFacts();
        made.events().forEach(facts::apply);
        return facts.catalogue();
    }

    @Test
    void each_route_becomes_a_flight_between_airports_that_are_listed() {
        MadeCatalogue made = made(7);

        assertThat(made.faults()).isEmpty();
        assertThat(all(made, FlightScheduled.class)).hasSize(3).allSatisfy(flight -> {
            assertThat(flight.airline())
                    .as("of two with this code, the one that still flies")
                    .isEqualTo("Test Air");
            assertThat(flight.cabins()).isNotEmpty();
            assertThat(flight.base().amountMinor()).isPositive();
        });
        assertThat(all(made, AirportListed.class))
                .extracting(AirportListed::code)
                .as("those with flights")
                .containsExactly("LHR", "MDW", "ORD");
        assertThat(folded(made).flightCount()).isEqualTo(3);
    }

    @Test
    void an_airport_whose_zone_is_not_told_keeps_its_neighbours_time() {
        MadeCatalogue made = made(7);

        assertThat(made.zonesGuessed()).isEqualTo(1);
        assertThat(folded(made).cities().airport("MDW").orElseThrow().zone()).hasToString("America/Chicago");
    }

    @Test
    void each_city_has_hotels_and_each_airport_cars() {
        MadeCatalogue made = made(7);
        Catalogue catalogue = folded(made);

        assertThat(all(made, HotelListed.class))
                .extracting(HotelListed::airport)
                .contains("LHR", "ORD");
        assertThat(all(made, CarClassListed.class))
                .extracting(CarClassListed::airport)
                .contains("LHR", "MDW", "ORD");
        assertThat(catalogue.hotelsIn(catalogue.cities().city("Chicago").orElseThrow()))
                .isNotEmpty();
    }

    @Test
    void the_same_files_and_seed_make_the_same_facts_and_another_seed_others() {
        assertThat(made(7).events()).isEqualTo(made(7).events());
        assertThat(made(8).events()).isNotEqualTo(made(7).events());
    }

    @Test
    void one_more_route_changes_no_other_flight() throws IOException {
        Set<CatalogueEvent> before = new HashSet<>(all(made(7), FlightScheduled.class));
        write(AIRPORTS, AIRLINES, "TA,1,MDW,4,ORD,1,,0,320\n" + ROUTES);

        assertThat(all(made(7), FlightScheduled.class))
                .hasSize(4)
                .containsAll(before.stream().map(FlightScheduled.class::cast).toList());
    }

    @Test
    void rows_that_cannot_be_used_are_told_by_their_line_and_spoil_no_other() throws IOException {
        write(
                AIRPORTS
                        + "9,\"Twice\",\"Chicago\",\"United States\",\"ORD\",\"K\",41.9,-87.9,0,-6,\"A\",\"Z\",\"airport\",\"x\"\n"
                        + "10,\"Beyond\",\"Pole\",\"Ice\",\"POL\",\"K\",91.5,0,0,0,\"A\",\"Z\",\"airport\",\"x\"\n"
                        + "11,\"Mars\",\"Base\",\"Mars\",\"MRS\",\"K\",1,1,0,0,\"A\",\"Mars/Base\",\"airport\",\"x\"\n"
                        + "12,\"open quote,1\n",
                AIRLINES,
                ROUTES
                        + "TA,1,ORD,1,ZZZ,9,,0,320\n"
                        + "TA,1,ORD,1,ORD,1,,0,320\n"
                        + "TA,1,ORD,1\n"
                        + "TA,1,ORD,1,LHR,2,,0,320\n"
                        + "TA,1,MDW,4,LHR,2,,many,320\n"
                        + "x".repeat(5_000) + "\n");

        MadeCatalogue made = made(7);

        assertThat(all(made, FlightScheduled.class)).hasSize(3);
        assertThat(made.faults().stream()
                        .map(fault -> fault.file() + ":" + fault.line())
                        .toList())
                .containsExactly(
                        "airports.dat:6",
                        "airports.dat:7",
                        "airports.dat:8",
                        "airports.dat:9",
                        "routes.dat:4",
                        "routes.dat:5",
                        "routes.dat:6",
                        "routes.dat:7",
                        "routes.dat:8",
                        "routes.dat:9");
        assertThat(made.faults().stream().map(RowFault::reason).collect(Collectors.joining("\n")))
                .contains("lists the airport ORD again", "91.5", "Mars/Base", "'ZZZ', which airports.dat does not list")
                .contains("leads from ORD to itself", "4 columns instead of 9", "repeats the route", "'many' stops");
    }

    @Test
    void letters_that_are_no_utf_8_lose_no_airport() throws IOException {
        byte[] bytes = AIRPORTS.replace("\"London\"", "\"L?ndon\"").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '?') {
                bytes[i] = (byte) 0xF6;
            }
        }
        Files.write(folder.resolve("airports.dat"), bytes);

        assertThat(all(made(7), AirportListed.class)).hasSize(3);
    }

    @Test
    void a_folder_without_the_files_is_told_by_its_name() {
        Path empty = folder.resolve("empty");

        assertThatThrownBy(() -> MadeCatalogue.ofOpenFlights(empty, 7, "USD"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("airports.dat")
                .hasMessageContaining(empty.toString());
    }

    @Test
    void a_currency_that_is_none_is_told_by_its_name() {
        assertThatThrownBy(() -> MadeCatalogue.ofOpenFlights(folder, 7, "dollars"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'dollars' is no currency");
    }

    @Test
    void our_own_catalogue_has_journeys_rooms_and_cars() {
        MadeCatalogue own = MadeCatalogue.own();
        Catalogue catalogue = folded(own);

        assertThat(own.faults()).isEmpty();
        assertThat(catalogue.flightCount()).isEqualTo(own.rows()).isGreaterThan(300);
        assertThat(catalogue.hotelsIn(catalogue.cities().city("Paris").orElseThrow()))
                .isNotEmpty();
        assertThat(catalogue.carsIn(catalogue.cities().city("Honolulu").orElseThrow()))
                .isNotEmpty();
    }

    @Test
    void a_few_things_of_our_own_catalogue_are_a_suppliers_and_no_import_has_any() {
        Catalogue own = folded(MadeCatalogue.own());

        assertThat(own.hotelsIn(own.cities().city("Dublin").orElseThrow()))
                .filteredOn(hotel -> hotel.fact().supplied() != null)
                .extracting(hotel -> hotel.stock(hotel.fact().roomTypes().getFirst()))
                .contains("supplied:simulated:liffey-quay.DOUBLE");
        assertThat(own.carsIn(own.cities().city("Dublin").orElseThrow()))
                .extracting(CarClass::stock)
                .contains("supplied:simulated:shamrock-dub");
        assertThat(all(MadeCatalogue.own(), FlightScheduled.class))
                .filteredOn(flight -> flight.supplied() != null)
                .extracting(FlightScheduled::from)
                .containsExactlyInAnyOrder("DUB", "EDI");
        assertThat(all(made(7), FlightScheduled.class)).allMatch(flight -> flight.supplied() == null);
        assertThat(all(made(7), HotelListed.class)).allMatch(hotel -> hotel.supplied() == null);
    }

    @Test
    void the_real_files_make_the_real_network() {
        assumeThat(OPENFLIGHTS.resolve("routes.dat"))
                .as("OpenFlights' files are not here")
                .exists();

        MadeCatalogue made = MadeCatalogue.ofOpenFlights(OPENFLIGHTS, 7, "USD");
        Catalogue catalogue = folded(made);

        assertThat(made.rows()).isGreaterThan(66_000);
        assertThat(made.rows()
                        + made.faults().stream()
                                .filter(fault -> fault.file().equals("routes.dat"))
                                .count())
                .isEqualTo(67_663);
        assertThat(catalogue.flightCount()).isEqualTo(made.rows());
        assertThat(new HashSet<>(
                        made.events().stream().map(CatalogueEvent::entity).toList()))
                .as("no two facts of one entity")
                .hasSize(made.events().size());
        assertThat(catalogue.hotelsIn(catalogue.cities().city("Reykjavik").orElseThrow()))
                .isNotEmpty();
    }
}
