package dev.wayfare.gateway.grpc;

import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.contracts.proto.fleet.Fix;
import dev.wayfare.contracts.proto.fleet.FixesTaken;
import dev.wayfare.gateway.fixes.FixIntake;
import dev.wayfare.gateway.fixes.FixIntake.Offered;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.Problem;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of fixes into the log: a driver's own, or a whole fleet's when an admin sends them. A fix that cannot be, is too vague,
 * or is no newer than its driver's newest, is dropped and counted. The answer comes when all that were taken are in the log; no more
 * than a window of them is on its way at once, and a full log makes the sender wait. Runs on the event loop of its call alone.
 */
final class FixStream implements StreamObserver<Fix> {

    private static final Logger LOG = LoggerFactory.getLogger(FixStream.class);
    private static final int WINDOW = 1_000;

    private final Call call;
    private final FixIntake intake;
    private final ServerCallStreamObserver<FixesTaken> answer;
    private final Deque<Batch> heldBack = new ArrayDeque<>();
    private int asked = 1;
    private int onTheirWay;
    private boolean complete;
    private boolean over;
    private long taken;
    private long dropped;

    /** Fixes of one driver, as the log takes them. */
    record Batch(String driver, byte[] value) {}

    FixStream(Call call, FixIntake intake, ServerCallStreamObserver<FixesTaken> answer) {
        this.call = call;
        this.intake = intake;
        this.answer = answer;
        answer.disableAutoRequest();
        answer.setOnCancelHandler(() -> over = true);
        answer.request(1);
    }

    /** Ends the stream with a problem. */
    void refuse(Problem problem) {
        fail(problem.raise());
    }

    @Override
    public void onNext(Fix message) {
        asked--;
        if (over) {
            return;
        }
        FixMessages read = FixMessages.read(message, call.subject(), intake.nowMs());
        dropped += read.dropped();
        for (Batch batch : read.batches()) {
            if (!call.caller().is(Role.ADMIN) && !batch.driver().equals(call.subject())) {
                fail(Problems.forbidden().raise());
                return;
            }
            heldBack.add(batch);
        }
        offer();
    }

    /**
     * Offers what waits, and asks for the next message when nothing waits any more. One driver of a fleet who sends too much is cut
     * short; the others do not wait for him.
     */
    private void offer() {
        while (!heldBack.isEmpty() && onTheirWay < WINDOW) {
            Batch batch = heldBack.getFirst();
            onTheirWay++;
            Offered offered = intake.offer(intake.of(batch.driver()), batch.value(), this::told);
            if (offered == Offered.TOO_MANY && call.caller().is(Role.ADMIN)) {
                onTheirWay--;
                dropped += FixBytes.countOrNone(batch.value());
            } else if (offered != Offered.TAKEN) {
                onTheirWay--;
                var _ = call.context().eventLoop().schedule(this::again, FixIntake.AGAIN_MS, TimeUnit.MILLISECONDS);
                return;
            }
            heldBack.removeFirst();
        }
        if (heldBack.isEmpty() && asked == 0 && !complete) {
            asked = 1;
            answer.request(1);
        }
        endWhenWritten();
    }

    private void again() {
        if (!over) {
            offer();
        }
    }

    private void told(int inLog, int leftOut, @Nullable Throwable failure) {
        call.context().eventLoop().execute(() -> written(inLog, leftOut, failure));
    }

    private void written(int inLog, int leftOut, @Nullable Throwable failure) {
        onTheirWay--;
        if (over) {
            return;
        }
        if (failure != null) {
            fail(failure);
            return;
        }
        taken += inLog;
        dropped += leftOut;
        if (onTheirWay == WINDOW - 1) {
            offer();
        } else {
            endWhenWritten();
        }
    }

    @Override
    public void onError(Throwable fault) {
        over = true;
        LOG.debug("a stream of fixes broke off after {}: {}", taken, fault.toString());
    }

    @Override
    public void onCompleted() {
        complete = true;
        endWhenWritten();
    }

    private void endWhenWritten() {
        if (!complete || over || onTheirWay > 0 || !heldBack.isEmpty()) {
            return;
        }
        over = true;
        answer.onNext(
                FixesTaken.newBuilder().setTaken(taken).setDropped(dropped).build());
        answer.onCompleted();
    }

    private void fail(Throwable failure) {
        over = true;
        answer.onError(Statuses.of(failure, call.path(), call.correlation()));
    }
}
