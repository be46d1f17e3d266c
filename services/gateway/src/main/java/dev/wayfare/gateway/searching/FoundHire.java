package dev.wayfare.gateway.searching;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wayfare.contracts.proto.travel.Hire;
import dev.wayfare.kernel.Money;
import java.util.List;

/**
 * Cars that are alike, as clients see them.
 *
 * @param category the class that was asked for; {@code class} is no name in Java
 * @param days that are paid for
 * @param available cars to be had on every day
 */
record FoundHire(
        String carClassId,
        String company,
        FoundPlace at,
        @JsonProperty("class") String category,
        String model,
        int seats,
        int days,
        int available,
        Money price,
        List<FoundFare> fares) {

    static List<FoundHire> of(List<Hire> hires) {
        return hires.stream()
                .map(hire -> new FoundHire(
                        hire.getCarClassId(),
                        hire.getCompany(),
                        FoundPlace.of(hire.getAt()),
                        hire.getCategory(),
                        hire.getModel(),
                        hire.getSeats(),
                        hire.getDays(),
                        hire.getAvailable(),
                        FoundFare.money(hire.getPrice()),
                        FoundFare.of(hire.getFaresList())))
                .toList();
    }
}
