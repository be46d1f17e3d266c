package dev.wayfare.gateway.riding;

import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Refreshed;
import java.util.List;

/** What products cost now, kept for some seconds. Thread-safe; never blocks. */
public final class Tariffs {

    private final Refreshed<List<Tariff>> known;

    public Tariffs(Refreshed<List<Tariff>> known) {
        this.known = known;
    }

    /**
     * All of them, in billing's order.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 503 before billing has told them for the first time
     */
    public List<Tariff> list() {
        return known.latest()
                .orElseThrow(() -> Problems.unavailable("pricing-unavailable", "prices are not known yet; try again")
                        .raise());
    }

    /**
     * The tariff of a product.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 422 {@code product-unknown}
     */
    public Tariff of(String product) {
        for (Tariff tariff : list()) {
            if (tariff.product().equals(product)) {
                return tariff;
            }
        }
        String names = String.join(", ", list().stream().map(Tariff::product).toList());
        throw Problems.unprocessable(
                        "product-unknown", "/product", "there is no product '" + product + "'; there are " + names)
                .raise();
    }
}
