package dev.wayfare.billing.bills.model;

import static dev.wayfare.billing.bills.model.DraftFixture.BILL;
import static dev.wayfare.contracts.billing.PaymentResult.DECLINED;
import static dev.wayfare.contracts.billing.PaymentResult.SUCCEEDED;
import static dev.wayfare.contracts.billing.PaymentResult.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillCommand.PaymentReported;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.kernel.Decision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever a provider answers or keeps to itself, whatever is repeated, and whenever the booking gives up: in the end the
 * provider keeps the total of a booking that stands and nothing of one that does not, and the books say the same.
 */
class MoneyOfBookingsTest {

    @Test
    void in_any_run_the_provider_keeps_the_total_of_a_confirmed_booking_and_nothing_of_any_other() {
        Map<String, Integer> ends = new HashMap<>();
        for (int seed = 0; seed < 20_000; seed++) {
            Run run = new Run(new Random(seed));
            run.live();
            ends.merge(run.bill.state().getClass().getSimpleName(), 1, Integer::sum);
            assertThat(run.bank.held()).as("authorised for ever, seed %d", seed).isEmpty();
            long kept = run.bank.kept();
            assertThat(kept).as("seed %d", seed).isEqualTo(run.confirmed && !run.closed ? DraftFixture.TOTAL : 0);
            assertThat(run.bill.balances().getOrDefault("provider:simulated", 0L))
                    .as("books, seed %d", seed)
                    .isEqualTo(kept);
            assertThat(run.bill.balances().getOrDefault("traveller:" + DraftFixture.TRAVELLER, 0L))
                    .isZero();
        }
        assertThat(ends).containsOnlyKeys("Paid", "Voided");
        assertThat(ends.values()).allMatch(count -> count > 1_000);
    }

    /** One booking's money, from the first attempt to rest. */
    private static final class Run {
        private final Random random;
        private final BillFixture bill = new BillFixture();
        private final Bank bank;
        private final Deque<BillEvent> tasks = new ArrayDeque<>();
        private final List<PaymentReported> said = new ArrayList<>();
        private int seen;
        private boolean closed;
        private boolean confirmed;

        Run(Random random) {
            this.random = random;
            this.bank = new Bank(random);
        }

        void live() {
            tell(DraftFixture.authorise("tok_ok"));
            for (int step = 0; step < 40 && !atRest(); step++) {
                if (random.nextInt(12) == 0) {
                    close();
                }
                work();
                answer();
                if (!said.isEmpty() && random.nextInt(4) == 0) {
                    tell(said.get(random.nextInt(said.size())));
                }
            }
            bank.calm();
            if (!confirmed) {
                close();
            }
            while (!atRest()) {
                work();
                tell(new BillCommand.RetryVoid());
                tell(new BillCommand.RetryRefund(BillTasks.voidRefund(BILL)));
            }
        }

        /** What a booking does with what it hears. */
        private void answer() {
            switch (bill.state()) {
                case Draft.Authorised _ -> tell(new BillCommand.Capture());
                case Draft.Unauthorised _ -> {
                    if (random.nextBoolean()) {
                        tell(DraftFixture.authorise("tok_ok"));
                    } else {
                        close();
                    }
                }
                case Draft.Voiding voiding when voiding.closed() == null && random.nextBoolean() -> close();
                default -> {}
            }
        }

        private void close() {
            tell(DraftFixture.close());
            closed = true;
        }

        private void work() {
            BillEvent task = tasks.peek();
            if (task == null) {
                return;
            }
            List<PaymentReported> reports = bank.perform(task);
            boolean crashed = random.nextInt(6) == 0;
            if (!crashed) {
                tasks.remove();
                said.addAll(reports);
                reports.forEach(this::tell);
            }
        }

        private boolean atRest() {
            boolean over =
                    switch (bill.state()) {
                        case Draft.Voided _ -> true;
                        case Bill.Paid paid -> paid.allRefundsPaid();
                        default -> false;
                    };
            return over && tasks.isEmpty();
        }

        private void tell(BillCommand command) {
            assertThat(bill.when(command)).isNotNull().isInstanceOf(Decision.class);
            List<BillEvent> events = bill.events();
            List<BillEvent> news = events.subList(seen, events.size());
            confirmed |= news.stream().anyMatch(BillEvent.PaymentCaptured.class::isInstance)
                    && news.stream().noneMatch(BillEvent.RefundRequested.class::isInstance);
            for (BillEvent event : news) {
                switch (event) {
                    case BillEvent.AuthorisationRequested _,
                            BillEvent.PaymentRequested _,
                            BillEvent.VoidRequested _,
                            BillEvent.RefundRequested _ -> tasks.add(event);
                    default -> {}
                }
            }
            seen = events.size();
        }
    }

    /** A provider of few words: it does what it is asked, or not, and tells it, or not. Each key has one effect. */
    private static final class Bank {
        private final Random random;
        private final Set<String> authorised = new HashSet<>();
        private final Map<String, String> captures = new HashMap<>();
        private final Set<String> voided = new HashSet<>();
        private final Set<String> declined = new HashSet<>();
        private final Map<String, Long> refunds = new HashMap<>();
        private boolean calm;

        Bank(Random random) {
            this.random = random;
        }

        void calm() {
            calm = true;
        }

        Set<String> held() {
            Set<String> held = new HashSet<>(authorised);
            held.removeAll(voided);
            held.removeAll(captures.values());
            return held;
        }

        long kept() {
            return captures.size() * DraftFixture.TOTAL
                    - refunds.values().stream().mapToLong(Long::longValue).sum();
        }

        List<PaymentReported> perform(BillEvent task) {
            return switch (task) {
                case BillEvent.AuthorisationRequested asked -> List.of(said(asked.task(), authorise(asked.task())));
                case BillEvent.PaymentRequested asked -> List.of(said(asked.task(), capture(asked.task())));
                case BillEvent.VoidRequested asked -> letGo(asked);
                case BillEvent.RefundRequested asked -> List.of(said(asked.task(), refund(asked)));
                default -> throw new AssertionError(task);
            };
        }

        private PaymentResult authorise(String key) {
            if (silent()) {
                return UNREACHABLE;
            }
            if (!authorised.contains(key) && (voided.contains(key) || declined.contains(key) || refuses(key))) {
                return DECLINED;
            }
            authorised.add(key);
            return silent() ? UNREACHABLE : SUCCEEDED;
        }

        private PaymentResult capture(String key) {
            String authorisation = BillTasks.authorisation(BILL, numberOf(key));
            if (silent()) {
                return UNREACHABLE;
            }
            if (!captures.containsKey(key)
                    && (voided.contains(authorisation) || declined.contains(key) || refuses(key))) {
                return DECLINED;
            }
            captures.put(key, authorisation);
            return silent() ? UNREACHABLE : SUCCEEDED;
        }

        private List<PaymentReported> letGo(BillEvent.VoidRequested asked) {
            if (silent()) {
                return List.of(said(asked.task(), UNREACHABLE));
            }
            if (captures.containsValue(asked.authorisation())) {
                List<PaymentReported> reports = new ArrayList<>();
                if (asked.capture() != null) {
                    reports.add(said(asked.capture(), SUCCEEDED));
                }
                reports.add(said(asked.task(), DECLINED));
                return reports;
            }
            voided.add(asked.authorisation());
            return List.of(said(asked.task(), silent() ? UNREACHABLE : SUCCEEDED));
        }

        private PaymentResult refund(BillEvent.RefundRequested asked) {
            if (silent()) {
                return UNREACHABLE;
            }
            refunds.put(asked.task(), asked.amount().amountMinor());
            return silent() ? UNREACHABLE : SUCCEEDED;
        }

        private static int numberOf(String capture) {
            for (int n = 1; n < 50; n++) {
                if (BillTasks.charge(BILL, n).equals(capture)) {
                    return n;
                }
            }
            throw new AssertionError(capture);
        }

        private boolean refuses(String key) {
            return random.nextInt(4) == 0 && declined.add(key);
        }

        private boolean silent() {
            return !calm && random.nextInt(4) == 0;
        }

        private static PaymentReported said(String task, PaymentResult result) {
            return BillFixture.reported(task, result);
        }
    }
}
