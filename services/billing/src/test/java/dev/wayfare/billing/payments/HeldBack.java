package dev.wayfare.billing.payments;

import dev.wayfare.kernel.Money;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Keeps the charge of one key waiting, and breaks on the key {@code breaks}. */
record HeldBack(PaymentProvider behind, String key, CountDownLatch letGo) implements PaymentProvider {

    HeldBack(PaymentProvider behind, String key) {
        this(behind, key, new CountDownLatch(1));
    }

    @Override
    public String name() {
        return behind.name();
    }

    @Override
    public Answer charge(String asked, Money amount, String token) throws Unreachable, InterruptedException {
        if (asked.equals(key)) {
            letGo.await();
        }
        if (asked.equals("breaks")) {
            throw new IllegalStateException("a bug in the provider's client");
        }
        return behind.charge(asked, amount, token);
    }

    @Override
    public Answer authorise(String asked, Money amount, String token) throws Unreachable, InterruptedException {
        return behind.authorise(asked, amount, token);
    }

    @Override
    public Answer capture(String asked, String authorisation, Money amount) throws Unreachable, InterruptedException {
        return behind.capture(asked, authorisation, amount);
    }

    @Override
    public Answer voidAuthorisation(String asked, String authorisation) throws Unreachable, InterruptedException {
        return behind.voidAuthorisation(asked, authorisation);
    }

    @Override
    public Optional<Answer.Done> findCharge(String asked) throws Unreachable, InterruptedException {
        return behind.findCharge(asked);
    }

    @Override
    public Answer refund(String asked, String chargeKey, Money amount) throws Unreachable, InterruptedException {
        return behind.refund(asked, chargeKey, amount);
    }
}
