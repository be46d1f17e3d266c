package dev.wayfare.gateway.travelling;

import static dev.wayfare.gateway.travelling.WaitingLine.FREELY;
import static dev.wayfare.gateway.travelling.WaitingLine.MOST;
import static dev.wayfare.gateway.travelling.WaitingLine.PATIENCE;
import static dev.wayfare.gateway.travelling.WaitingLine.TRICKLE;
import static dev.wayfare.gateway.travelling.WaitingLine.UNTIL_GONE;
import static dev.wayfare.gateway.travelling.WaitingLine.UNTIL_QUIET;
import static dev.wayfare.gateway.travelling.WaitingLine.UNTIL_SEEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.gateway.http.RetryLater;
import dev.wayfare.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WaitingLineTest {

    private final WaitingLine line = new WaitingLine(0);
    private final List<CompletableFuture<Void>> turns = new ArrayList<>();
    private long now;
    private int left = -1;

    @Test
    void who_comes_alone_goes_on_at_once_and_leaves_nothing_behind() {
        for (int tick = 0; tick < 3; tick++) {
            come(FREELY);
            assertThat(passed()).isEqualTo((tick + 1) * FREELY);
            assertThat(line.isCrowded()).isFalse();
            tick(1);
        }
        assertThat(line.isIdle()).isFalse();
        tick(UNTIL_QUIET);
        assertThat(line.isIdle()).isTrue();
    }

    @Test
    void while_nobody_knows_what_is_left_a_crowd_goes_on_in_the_order_in_which_it_came() {
        come(4 * FREELY);
        assertThat(passed()).isEqualTo(FREELY);
        assertThat(line.isCrowded()).isTrue();
        tick(1);
        come(1);
        assertThat(turns.get(2 * FREELY - 1)).isCompleted();
        assertThat(turns.get(2 * FREELY)).isNotDone();
        assertThat(turns.getLast()).isNotDone();
        tick(3);
        assertThat(passed()).isEqualTo(turns.size());
        assertThat(line.size()).isZero();
    }

    @Test
    void as_many_go_on_as_there_is_left_for_until_it_shows_how_they_fared() {
        come(1_000);
        know(180);
        tick(1);
        assertThat(passed()).isEqualTo(180);
        tick(UNTIL_SEEN - 2);
        assertThat(passed()).isEqualTo(180 + (UNTIL_SEEN - 2) * TRICKLE);
        know(100);
        tick(1);
        assertThat(passed()).isGreaterThan(180 + (UNTIL_SEEN - 2) * TRICKLE).isLessThan(400);
    }

    @Test
    void once_it_has_been_gone_for_a_while_the_others_are_refused_and_a_few_still_go_on() {
        come(1_000);
        know(0);
        tick(UNTIL_GONE - 1);
        assertThat(refusals()).isEmpty();
        int wentOn = passed();
        assertThat(wentOn).isEqualTo(FREELY + (UNTIL_GONE - 1) * TRICKLE);
        tick(1);
        assertThat(refusals()).hasSize(1_000 - wentOn - TRICKLE).containsOnly("contended");
        assertThat(line.size()).isZero();
        tick(1);
        come(TRICKLE + 10);
        assertThat(passed()).isEqualTo(wentOn + 2 * TRICKLE);
        assertThat(refusals()).hasSize(1_000 - wentOn - TRICKLE + 10);
    }

    @Test
    void what_is_given_back_is_sold_again() {
        come(500);
        know(0);
        tick(UNTIL_GONE);
        know(40);
        tick(UNTIL_SEEN);
        int before = passed();
        come(60);
        tick(2);
        assertThat(passed()).isGreaterThanOrEqualTo(before + 30);
        assertThat(line.size()).isPositive();
    }

    @Test
    void nobody_waits_longer_than_he_has_patience() {
        come(2_000);
        know(1);
        tick(PATIENCE - 1);
        assertThat(refusals()).isEmpty();
        come(1);
        tick(1);
        assertThat(refusals()).isNotEmpty().containsOnly("contended");
        assertThat(turns.getLast()).isNotDone();
        assertThat(line.size()).isEqualTo(1);
    }

    @Test
    void who_waited_in_another_line_before_has_less_patience_left() {
        tick(PATIENCE);
        know(1);
        come(2_000);
        CompletableFuture<Void> early = line.join(2).toCompletableFuture();
        tick(3);
        assertThat(early).isCompletedExceptionally();
        assertThat(refusals()).isEmpty();
        assertThat(line.size()).isPositive();
    }

    @Test
    void a_line_has_an_end() {
        come(FREELY + MOST);
        assertThat(line.size()).isEqualTo(MOST);
        CompletableFuture<Void> last = line.join(now).toCompletableFuture();
        assertThat(last.exceptionNow()).isInstanceOfSatisfying(RetryLater.class, later -> {
            assertThat(later.problem().status()).isEqualTo(429);
            assertThat(later.afterS()).isPositive();
        });
    }

    @Test
    void when_the_crowd_is_gone_what_was_known_is_forgotten() {
        come(FREELY + 1);
        know(0);
        tick(1);
        assertThat(line.size()).isZero();
        tick(UNTIL_QUIET);
        assertThat(line.isCrowded()).isFalse();
        tick(1);
        come(FREELY);
        assertThat(turns).allMatch(CompletableFuture::isDone);
        assertThat(refusals()).isEmpty();
    }

    @Test
    void when_it_cannot_be_asked_any_more_how_much_is_left_nobody_is_refused_for_it() {
        come(5_000);
        know(0);
        tick(UNTIL_GONE - 1);
        left = -1;
        assertThat(line.unknow()).isTrue();
        int before = passed();
        tick(2);
        assertThat(refusals()).isEmpty();
        assertThat(passed()).isEqualTo(before + 2 * FREELY);
    }

    private void come(int many) {
        for (int i = 0; i < many; i++) {
            turns.add(line.join(now).toCompletableFuture());
        }
    }

    private void tick(int times) {
        for (int i = 0; i < times; i++) {
            now++;
            if (left >= 0 && line.isCrowded()) {
                line.know(left);
            }
            line.tick(now).tell();
        }
    }

    /** From now on so much is left, as everybody is told who asks. */
    private void know(int howMuch) {
        left = howMuch;
    }

    private int passed() {
        return (int) turns.stream()
                .filter(turn -> turn.isDone() && !turn.isCompletedExceptionally())
                .count();
    }

    private List<String> refusals() {
        return turns.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .map(turn -> ((Problem.Raised) turn.exceptionNow()).problem().code())
                .toList();
    }
}
