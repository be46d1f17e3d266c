package dev.wayfare.billing.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.proto.billing.ListTariffsRequest;
import dev.wayfare.contracts.proto.billing.TariffList;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Money;
import dev.wayfare.runtime.config.Settings;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TariffsTest {

    private static final double METRES_PER_MILE = 1609.344;

    @Test
    void a_standard_ride_of_five_kilometres_and_ten_minutes_costs_nine_dollars_seventy_five() {
        assertThat(standard().fare(5_000, 600, 1.0)).isEqualTo(new Money(325 + 450 + 200, "USD"));
        assertThat(standard().fare(100, 30, 1.0)).isEqualTo(new Money(500, "USD"));
    }

    @Test
    void only_premium_asks_for_a_pin_and_none_accepts_by_itself() {
        assertThat(Tariffs.defaults().products())
                .extracting(Tariff::product)
                .containsExactly("standard", "comfort", "xl", "premium");
        assertThat(Tariffs.defaults().products().stream().filter(Tariff::pinRequired))
                .extracting(Tariff::product)
                .containsExactly("premium");
        assertThat(Tariffs.defaults().products()).noneMatch(Tariff::acceptsByItself);
    }

    @Test
    void settings_choose_products_and_change_prices() {
        Tariffs tariffs = Tariffs.from(settings(Map.of(
                "pricing.products", "standard, pool",
                "pricing.currency", "EUR",
                "pricing.standard.base", "400",
                "pricing.pool.accepts-by-itself", "true")));
        assertThat(tariffs.products()).extracting(Tariff::product).containsExactly("standard", "pool");
        assertThat(tariffs.products().getFirst().base()).isEqualTo(new Money(400, "EUR"));
        assertThat(tariffs.products().getLast().acceptsByItself()).isTrue();
        assertThat(Tariffs.from(settings(Map.of()))).isEqualTo(Tariffs.defaults());
    }

    @Test
    void a_price_that_cannot_be_is_named() {
        assertThatThrownBy(() -> Tariffs.from(settings(Map.of("pricing.xl.base", "-1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pricing.xl.base");
    }

    @Test
    void other_services_are_told_the_tariffs() {
        List<Tariff> told = new ArrayList<>();
        new PricingService(Tariffs.defaults())
                .listTariffs(ListTariffsRequest.getDefaultInstance(), new StreamObserver<>() {
                    @Override
                    public void onNext(TariffList list) {
                        list.getTariffsJsonList()
                                .forEach(json -> told.add(Json.read(json.toByteArray(), Tariff.class)));
                    }

                    @Override
                    public void onError(Throwable fault) {
                        throw new AssertionError(fault);
                    }

                    @Override
                    public void onCompleted() {
                        assertThat(told).isNotEmpty();
                    }
                });
        assertThat(told).isEqualTo(Tariffs.defaults().products());
    }

    @Test
    void standard_is_near_the_fares_of_real_taxis() throws IOException {
        Optional<Path> trips = Stream.of("../shared", "../../../shared")
                .map(root -> Path.of(root, "data/chicago-taxi/trips.csv"))
                .filter(Files::isReadable)
                .findFirst();
        assumeTrue(trips.isPresent(), "without the taxi trips of Chicago there is nothing to compare with");
        List<Double> errors = new ArrayList<>();
        try (Stream<String> lines = Files.lines(trips.orElseThrow())) {
            List<String[]> rows = lines.map(line -> line.split(",", -1))
                    .filter(row -> row.length == 18)
                    .toList();
            List<String> header = Arrays.asList(rows.getFirst());
            for (String[] row : rows.subList(1, rows.size())) {
                double fare = number(row[header.indexOf("fare")]) * 100;
                double metres = number(row[header.indexOf("trip_miles")]) * METRES_PER_MILE;
                double seconds = number(row[header.indexOf("trip_seconds")]);
                if (fare >= 325 && fare < 20_000 && metres > 160 && seconds >= 60 && seconds < 10_800) {
                    long ours =
                            standard().fare((int) metres, (int) seconds, 1.0).amountMinor();
                    errors.add(Math.abs(ours - fare) / fare);
                }
            }
        }
        assertThat(errors).hasSizeGreaterThan(10_000);
        assertThat(errors.stream().sorted().toList().get(errors.size() / 2)).isLessThan(0.04);
    }

    private static double number(String text) {
        return text.isEmpty() ? 0 : Double.parseDouble(text);
    }

    private static Tariff standard() {
        return Tariffs.defaults().products().getFirst();
    }

    private static Settings settings(Map<String, String> values) {
        return Settings.read(values, Optional.empty());
    }
}
