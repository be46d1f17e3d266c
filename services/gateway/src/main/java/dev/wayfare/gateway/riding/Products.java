package dev.wayfare.gateway.riding;

import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.kernel.Money;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code GET /products}: what can be asked for, and what it costs. */
public final class Products {

    private final Tariffs tariffs;

    public Products(Tariffs tariffs) {
        this.tariffs = tariffs;
    }

    /** A product as riders see it; what the platform keeps is not theirs to know. */
    record Product(
            String product,
            Money base,
            Money perKm,
            Money perMinute,
            Money minimum,
            Money cancellationFee,
            int freeCancellationS,
            Money noShowFee,
            int noShowWaitS,
            boolean pinRequired) {

        static Product of(Tariff tariff) {
            return new Product(
                    tariff.product(),
                    tariff.base(),
                    tariff.perKm(),
                    tariff.perMinute(),
                    tariff.minimum(),
                    tariff.cancellationFee(),
                    tariff.freeCancellationS(),
                    tariff.noShowFee(),
                    tariff.noShowWaitS(),
                    tariff.pinRequired());
        }
    }

    record Listed(List<Product> items) {}

    public CompletionStage<Answer> list(Call call) {
        if (call.query().params().contains("lat") || call.query().params().contains("lon")) {
            call.query().point();
        }
        return CompletableFuture.completedFuture(Answer.json(
                200, new Listed(tariffs.list().stream().map(Product::of).toList())));
    }
}
