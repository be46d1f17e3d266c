package dev.wayfare.gateway.fixes;

import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.gateway.fixes.FixIntake.Offered;
import dev.wayfare.gateway.http.Form;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.Problem;
import dev.wayfare.runtime.auth.Caller;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Takes the frames of one driver's socket, in order, and acknowledges what is in the log. It asks for the next frame only while
 * few enough are on their way and the log has room, so that a full log, or too many fixes, make the sender wait and nothing else. All
 * but {@link Frame#told} runs on the socket's event loop.
 */
public final class FixFeeder {

    private static final int ON_THEIR_WAY = 64;
    private static final int SOON = ON_THEIR_WAY / 2;
    private static final long ACK_EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    private final Caller caller;
    private final FixIntake intake;
    private final EventLoop loop;
    private final Peer peer;
    private final Newest own;
    private final Deque<Frame> sent = new ArrayDeque<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private @Nullable Frame heldBack;
    private boolean wantsMore;
    private boolean over;
    private volatile boolean timed;
    private volatile int onTheirWay;
    private long lastAckNs = System.nanoTime() - ACK_EVERY_NS;
    private long upTo;
    private long told;

    /** The socket at the other end. */
    public interface Peer {
        /** Asks for the next frame. */
        void more();

        /** Sends something. */
        void say(String frame);
    }

    /** A feeder for a socket that was just opened by this caller. */
    public FixFeeder(Caller caller, FixIntake intake, EventLoop loop, Peer peer) {
        this.caller = caller;
        this.intake = intake;
        this.loop = loop;
        this.peer = peer;
        this.own = intake.of(caller.user().value());
    }

    /** One frame on its way, or one that was refused. */
    private final class Frame implements FixIntake.End {
        private final Newest driver;
        private final byte[] value;
        private @Nullable String refusal;
        private int fixes;
        private @Nullable Throwable failure;
        private volatile boolean done;

        Frame(Newest driver, byte[] value) {
            this.driver = driver;
            this.value = value;
        }

        @Override
        public void told(int taken, int leftOut, @Nullable Throwable why) {
            fixes = taken + leftOut;
            failure = why;
            done = true;
            if (!timed || onTheirWay >= SOON || why != null) {
                wake();
            }
        }
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            loop.execute(this::acknowledge);
        }
    }

    /** A text frame: JSON, of this driver. */
    public void takeText(byte[] frame) {
        take(() -> {
            if (!caller.is(Role.DRIVER)) {
                throw Problem.of(
                                403,
                                "role-not-allowed",
                                "JSON frames are a driver's own; send binary frames that name the driver")
                        .raise();
            }
            return new Frame(own, FixForms.read(Form.read(frame), intake.nowMs()));
        });
    }

    /** A binary frame: of this driver, or, from a fleet's gateway, of the driver it names. */
    public void takeBinary(byte[] frame) {
        take(() -> {
            Newest driver = own;
            byte[] value = frame;
            if (FixFrames.isNamed(frame)) {
                driver = ofFleet(FixFrames.driverOf(frame));
                value = FixFrames.fixesOf(frame);
            } else if (!caller.is(Role.DRIVER)) {
                throw Problems.forbidden().raise();
            }
            intake.check(value);
            return new Frame(driver, value);
        });
    }

    private Newest ofFleet(String driver) {
        if (!caller.is(Role.ADMIN) && !driver.equals(caller.user().value())) {
            throw Problems.notFound("driver").raise();
        }
        return intake.of(driver);
    }

    private interface Reading {
        Frame read();
    }

    private void take(Reading reading) {
        Frame frame;
        try {
            frame = reading.read();
        } catch (Problem.Raised raised) {
            refuse(raised);
            return;
        }
        offer(frame);
    }

    /** Told in its place among the acknowledgements, so that a client knows which frame is meant. */
    private void refuse(Problem.Raised raised) {
        Frame frame = new Frame(own, new byte[0]);
        frame.refusal = FixAnswers.error(raised);
        frame.done = true;
        sent.add(frame);
        onTheirWay = sent.size();
        wake();
        more();
    }

    /** One driver of a fleet who sends too much is cut short; the others' frames, in the same socket, do not wait for him. */
    private void offer(Frame frame) {
        sent.add(frame);
        onTheirWay = sent.size();
        Offered offered = intake.offer(frame.driver, frame.value, frame);
        if (offered == Offered.TOO_MANY && caller.is(Role.ADMIN)) {
            frame.told(0, FixBytes.countOrNone(frame.value), null);
        } else if (offered != Offered.TAKEN) {
            sent.removeLast();
            heldBack = frame;
            var _ = loop.schedule(this::offerAgain, FixIntake.AGAIN_MS, TimeUnit.MILLISECONDS);
            return;
        }
        more();
    }

    private void offerAgain() {
        Frame frame = heldBack;
        if (frame != null && !over) {
            heldBack = null;
            offer(frame);
        }
    }

    private void more() {
        if (sent.size() < ON_THEIR_WAY) {
            peer.more();
        } else {
            wantsMore = true;
        }
    }

    /** Something was done with: says so now, or soon when something was said just now. */
    private void acknowledge() {
        woken.set(false);
        count();
        long sinceNs = System.nanoTime() - lastAckNs;
        if (sinceNs >= ACK_EVERY_NS) {
            sayHowFar();
        } else if (!timed && upTo > told) {
            timed = true;
            var _ = loop.schedule(this::timePassed, ACK_EVERY_NS - sinceNs, TimeUnit.NANOSECONDS);
        }
        resume();
    }

    private void timePassed() {
        timed = false;
        count();
        sayHowFar();
        resume();
    }

    private void resume() {
        if (wantsMore && sent.size() < ON_THEIR_WAY) {
            wantsMore = false;
            peer.more();
        }
    }

    private void sayHowFar() {
        if (upTo > told && !over) {
            told = upTo;
            lastAckNs = System.nanoTime();
            peer.say(FixAnswers.ack(upTo));
        }
    }

    private void count() {
        while (!sent.isEmpty() && sent.getFirst().done) {
            Frame frame = sent.removeFirst();
            String refusal = frame.refusal;
            Throwable failure = frame.failure;
            if (refusal != null) {
                sayInPlace(refusal);
            } else if (failure != null) {
                sayInPlace(FixAnswers.notTaken(frame.fixes, failure));
            } else {
                upTo += frame.fixes;
            }
        }
        onTheirWay = sent.size();
    }

    private void sayInPlace(String error) {
        if (!over) {
            sayHowFar();
            peer.say(error);
        }
    }

    /** The socket is closed: nothing more is said. */
    public void end() {
        over = true;
        heldBack = null;
    }
}
