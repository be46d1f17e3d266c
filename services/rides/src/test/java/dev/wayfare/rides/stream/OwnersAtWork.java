package dev.wayfare.rides.stream;

import dev.wayfare.claims.ClaimAnswers;
import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.claims.Claims;
import dev.wayfare.contracts.dispatch.FindDriver;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.kernel.UserId;
import dev.wayfare.rides.model.Ride;
import dev.wayfare.rides.model.SampleRides;
import dev.wayfare.rides.stream.Sent.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A ride and the owners of some drivers. Messages wait in one queue for each topic and are delivered in their order
 * within it; which queue goes next is chance, by seed.
 */
final class OwnersAtWork {

    /** What waits at the ride's owner, and whether a driver waits for the answer to his accept. */
    private record ToRide(RideCommand command, boolean awaited) {}

    private final Random random;
    private final HostedRide ride;
    private final List<UserId> drivers;
    private final Claims claims = Claims.ofCapacity(1);
    private final Map<String, ClaimBook> books = new HashMap<>();
    private final Deque<FindDriver> toDispatch = new ArrayDeque<>();
    private final Map<String, Deque<ClaimCommand>> toDrivers = new HashMap<>();
    private final Deque<ToRide> outcomes = new ArrayDeque<>();
    private final Deque<ToRide> requests = new ArrayDeque<>();
    private final List<String> answers = new ArrayList<>();

    OwnersAtWork(int seed, SampleRides.Asked asked, List<UserId> drivers) {
        this.random = new Random(seed);
        this.drivers = drivers;
        this.ride = new HostedRide();
        for (UserId driver : drivers) {
            books.put(driver.value(), claims.initial());
            toDrivers.put(driver.value(), new ArrayDeque<>());
        }
        decide(new ToRide(asked.command(), false));
    }

    HostedRide ride() {
        return ride;
    }

    UserId anyDriver() {
        return drivers.get(random.nextInt(drivers.size()));
    }

    void tell(RideCommand command) {
        requests.add(new ToRide(command, false));
    }

    /** The driver accepts whatever he is offered: his owner confirms, and hands the caller on to the ride. */
    void accept(UserId driver) {
        heldBy(driver).ifPresent(claim -> accept(driver, claim));
    }

    /** He accepts this offer, whatever has become of it. */
    void accept(UserId driver, ClaimId claim) {
        var command = new ClaimCommand.Confirm(driver.value(), claim, SampleRides.RIDE.value());
        switch (claims.decide(books.get(driver.value()), command, ride.now())) {
            case Decision.Refused<ClaimEvent> refused ->
                answers.add(refused.refusal().code());
            case Decision.Accepted<ClaimEvent> accepted -> {
                ClaimBook after = evolve(driver.value(), accepted.events());
                ClaimAnswers.applied(command, accepted.events(), after)
                        .forEach(outcome -> outcomes.add(new ToRide(new RideCommand.ClaimAnswered(outcome), true)));
            }
        }
    }

    void decline(UserId driver) {
        heldBy(driver)
                .filter(claim ->
                        !books.get(driver.value()).find(claim).orElseThrow().confirmed())
                .ifPresent(claim -> toDrivers
                        .get(driver.value())
                        .addFirst(
                                new ClaimCommand.Release(driver.value(), claim, SampleRides.RIDE.value(), "declined")));
    }

    private Optional<ClaimId> heldBy(UserId driver) {
        return books.get(driver.value()).live().keySet().stream().findFirst().map(ClaimId::new);
    }

    boolean isFree(UserId driver) {
        return heldBy(driver).isEmpty();
    }

    List<ClaimId> liveClaims() {
        return drivers.stream().flatMap(driver -> heldBy(driver).stream()).toList();
    }

    List<String> answersToAccepts() {
        return answers;
    }

    void untilOffered() {
        while (!(ride.ride() instanceof Ride.Offered)) {
            deliverOne();
        }
    }

    /** Lets these happen in any order, with messages delivered before, between and after. */
    void race(List<Runnable> actions) {
        List<Runnable> left = new ArrayList<>(actions);
        while (!left.isEmpty()) {
            if (random.nextInt(3) == 0) {
                left.remove(random.nextInt(left.size())).run();
            } else {
                deliverOne();
            }
        }
    }

    void deliverSome() {
        for (int i = random.nextInt(4); i > 0; i--) {
            deliverOne();
        }
    }

    void settle() {
        boolean moving = true;
        while (moving) {
            moving = deliverOne();
        }
    }

    void passSeconds(int seconds) {
        ride.afterSeconds(seconds);
        drivers.forEach(driver -> toDrivers.get(driver.value()).add(new ClaimCommand.ExpireDue(driver.value())));
        ride.fireTimers();
        route();
    }

    /** Every message arrives and every timer fires, until there is none. */
    void letTimePass() {
        settle();
        while (ride.dueAt().isPresent()) {
            ride.at(ride.dueAt().get().isAfter(ride.now()) ? ride.dueAt().get() : ride.now());
            passSeconds(0);
            settle();
        }
        passSeconds(60);
        settle();
    }

    private boolean deliverOne() {
        List<Runnable> possible = new ArrayList<>();
        offer(toDispatch, this::dispatch, possible);
        offer(outcomes, this::decide, possible);
        offer(requests, this::decide, possible);
        toDrivers.values().forEach(queue -> offer(queue, this::decideClaim, possible));
        if (possible.isEmpty()) {
            return false;
        }
        possible.get(random.nextInt(possible.size())).run();
        return true;
    }

    private static <T> void offer(Deque<T> queue, Consumer<T> handler, List<Runnable> possible) {
        if (!queue.isEmpty()) {
            possible.add(() -> handler.accept(queue.poll()));
        }
    }

    private void dispatch(FindDriver find) {
        List<UserId> candidates = drivers.stream()
                .filter(driver -> !find.excluded().contains(driver))
                .toList();
        if (candidates.isEmpty()) {
            tell(SampleRides.noCandidates(find.attempt()));
            return;
        }
        UserId driver = candidates.get(random.nextInt(candidates.size()));
        toDrivers
                .get(driver.value())
                .add(new ClaimCommand.Hold(
                        driver.value(),
                        SampleRides.claim(find.attempt(), driver),
                        find.ride().value(),
                        1,
                        List.of(),
                        find.holdS(),
                        find.validUntil(),
                        "pickupEtaS=60"));
    }

    private void decideClaim(ClaimCommand command) {
        String driver = command.resource();
        List<ClaimOutcome> told =
                switch (claims.decide(books.get(driver), command, ride.now())) {
                    case Decision.Refused<ClaimEvent> refused ->
                        ClaimAnswers.refused(command, refused.refusal()).stream()
                                .toList();
                    case Decision.Accepted<ClaimEvent> accepted ->
                        ClaimAnswers.applied(command, accepted.events(), evolve(driver, accepted.events()));
                };
        told.forEach(outcome -> outcomes.add(new ToRide(new RideCommand.ClaimAnswered(outcome), false)));
    }

    private ClaimBook evolve(String driver, List<ClaimEvent> events) {
        ClaimBook book = books.get(driver);
        for (ClaimEvent event : events) {
            book = claims.evolve(book, event);
        }
        books.put(driver, book);
        return book;
    }

    private void decide(ToRide message) {
        Optional<Refusal> refusal = ride.take(message.command());
        if (message.awaited()) {
            answers.add(refusal.map(Refusal::code).orElse("applied"));
        }
        route();
    }

    private void route() {
        for (Message message : ride.sent().messages()) {
            switch (message.value()) {
                case FindDriver find -> toDispatch.add(find);
                case ClaimCommand claim -> toDrivers.get(claim.resource()).add(claim);
                default -> {}
            }
        }
        ride.sent().clear();
    }
}
