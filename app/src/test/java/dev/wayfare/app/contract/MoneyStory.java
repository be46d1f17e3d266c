package dev.wayfare.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Reply;
import java.util.HashMap;
import java.util.Map;

/** A bill that is not paid at first, then is, and is given back in part. */
record MoneyStory(Pair pair, Person admin) {

    void told() {
        Map<String, Object> request = new HashMap<>(pair.corner().ride("standard"));
        request.put("paymentMethod", "tok_declined");
        String ride =
                pair.rider().post("/rides", request).waiting().send().is(201).field("rideId");
        pair.accept(pair.offer(ride)).is(200);
        pair.act("arrive", ride).is(200);
        pair.act("start", ride).is(200);
        pair.act("end", ride).is(200);

        String bill = "/bills/" + ride.replace("ride_", "bill_");
        assertThat(paymentOf(bill, "FAILED").json().at("/payment/code").asText())
                .isEqualTo("declined");
        pair.rider()
                .post(bill + "/pay", Map.of("paymentMethod", "tok_ok"))
                .waiting()
                .send()
                .is(200);
        paymentOf(bill, "PAID");
        pair.rider().post(bill + "/pay").waiting().send().is(409, "already-paid");
        pair.rider().post(bill + "/refund", Map.of("reason", "for me")).send().is(403, "forbidden");
        Map<String, Object> part =
                Map.of("amount", Map.of("amountMinor", 100, "currency", "USD"), "reason", "a long way round");
        admin.post(bill + "/refund", part).waiting().send().is(200);
        Reply refunded = paymentOf(bill, "PARTLY_REFUNDED");
        assertThat(refunded.json().at("/creditNotes/0/amount/amountMinor").asInt())
                .isEqualTo(100);
        String again = bill + "/refund/"
                + refunded.json().at("/creditNotes/0/refundId").asText() + "/retry";
        pair.rider().post(again).send().is(403, "forbidden");
        admin.post(again).waiting().send().is(200);
        String unknown = again.replaceAll("refund_[a-z0-9]{6}", "refund_000000");
        admin.post(unknown).waiting().send().is(404, "refund-unknown");
        Reply rest = admin.post(bill + "/refund", Map.of("reason", "goodwill")).send();
        assertThat(rest.is(202).header("location")).isEqualTo("/api/v1" + bill);
        assertThat(admin.get("/bills?limit=100").send().is(200).json().path("items"))
                .isNotEmpty();
    }

    private Reply paymentOf(String bill, String status) {
        return Eventually.get(
                "payment of " + bill + " is " + status,
                () -> pair.rider().get(bill).send(),
                reply -> reply.json().at("/payment/status").asText().equals(status));
    }
}
