package dev.wayfare.simulator.city;

import dev.wayfare.simulator.api.FeedSocket;
import dev.wayfare.simulator.api.Frame;
import dev.wayfare.simulator.api.RiderApi;
import dev.wayfare.simulator.api.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A rider, who runs his errands one after the other. Lives on the city's thread. */
final class Rider implements FeedSocket.Listener {

    private final City city;
    private final RiderApi api;
    private final FeedSocket feed;
    private final Dice dice;
    private final Deque<Errand> errands = new ArrayDeque<>();
    private @Nullable RiderJourney journey;

    Rider(City city, Session session, Dice dice) {
        this.city = city;
        this.api = city.client().rider(session);
        this.dice = dice;
        this.feed = city.client().feed(session, this);
    }

    /** Wants to go now, or as soon as he is back from where he is going. */
    void wants(Errand errand) {
        errands.add(errand);
        next();
    }

    private void next() {
        if (journey != null || errands.isEmpty()) {
            return;
        }
        Errand errand = errands.remove();
        journey = new RiderJourney(city, api, errand, dice.child(errand.number()), this::back);
        journey.begin();
    }

    private void back() {
        journey = null;
        city.errandEnded();
        city.loop().run(this::next);
    }

    boolean isRiding() {
        return journey != null;
    }

    @Override
    public void opened() {
        city.loop().run(this::lookAgain);
    }

    private void lookAgain() {
        if (journey != null) {
            journey.look();
        }
    }

    @Override
    public void frame(Frame frame) {
        city.loop().run(() -> told(frame));
    }

    private void told(Frame frame) {
        if (frame.isResync()) {
            lookAgain();
        }
        if (journey != null && frame.rideId().isPresent()) {
            journey.told(frame);
        }
    }

    void leave() {
        feed.close();
    }
}
