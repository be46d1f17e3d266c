package dev.wayfare.runtime.geo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.geo.DriverIndex.Spot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SquaresTest {

    private static final long HERE = 7;

    private final DriverIndex index = new DriverIndex();
    private final Squares squares = new Squares(3);

    @Test
    void those_who_stay_are_seen_by_a_reader_whom_leavers_overtake() {
        for (int count = 2; count <= 9; count++) {
            for (int seenBefore = 1; seenBefore <= count; seenBefore++) {
                for (int leaver = 0; leaver < count; leaver++) {
                    List<Spot> spots = spots(count);
                    long square = 1_000L * count + 10L * seenBefore + leaver;
                    spots.forEach(spot -> squares.add(square, spot));
                    Spot leaves = spots.get(leaver);
                    int when = seenBefore;
                    List<Spot> seen = new ArrayList<>();
                    squares.each(square, spot -> {
                        seen.add(spot);
                        if (seen.size() == when) {
                            squares.remove(square, leaves);
                        }
                    });
                    spots.remove(leaves);
                    assertThat(seen).containsAll(spots);
                    assertThat(seenIn(square)).containsExactlyInAnyOrderElementsOf(spots);
                }
            }
        }
    }

    @Test
    void a_square_holds_those_who_came_and_did_not_leave() {
        Random random = new Random(11);
        List<Spot> spots = spots(600);
        Map<Spot, Long> places = new HashMap<>();
        for (int step = 0; step < 60_000; step++) {
            Spot spot = spots.get(random.nextInt(spots.size()));
            long square = random.nextInt(step < 30_000 ? 3 : 400);
            Long before = places.put(spot, square);
            if (before == null) {
                squares.add(square, spot);
            } else if (random.nextInt(3) > 0) {
                squares.move(before, square, spot);
            } else {
                squares.remove(before, spot);
                places.remove(spot);
            }
        }
        for (long square = 0; square < 400; square++) {
            long here = square;
            assertThat(seenIn(square))
                    .containsExactlyInAnyOrderElementsOf(spots.stream()
                            .filter(spot -> places.getOrDefault(spot, -1L) == here)
                            .toList());
        }
    }

    @Test
    void one_who_is_not_there_leaves_nothing_behind() {
        List<Spot> spots = spots(2);
        squares.remove(HERE, spots.getFirst());
        squares.add(HERE, spots.getFirst());
        squares.remove(HERE, spots.getLast());
        assertThat(seenIn(HERE)).containsExactly(spots.getFirst());
    }

    private List<Spot> seenIn(long square) {
        List<Spot> seen = new ArrayList<>();
        squares.each(square, seen::add);
        return seen;
    }

    private List<Spot> spots(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> index.spot(new UserId(Ids.derive(UserId.PREFIX, "driver " + i))))
                .toList());
    }
}
