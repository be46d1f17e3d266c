package dev.wayfare.dispatch.matching;

import dev.wayfare.contracts.dispatch.FindDriver;
import dev.wayfare.dispatch.model.Assignment;
import dev.wayfare.dispatch.model.Candidate;
import dev.wayfare.dispatch.model.Candidates;
import dev.wayfare.dispatch.model.LeastCostAssignment;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.UserId;
import dev.wayfare.routing.TravelMatrix;
import dev.wayfare.routing.TravelTimes;
import dev.wayfare.runtime.geo.NearestDrivers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Matches the requests of one window: candidates from the live map, cheapest gate first, then the assignment that serves most
 * requests at least total pick-up time.
 */
public final class WindowMatch {

    private static final int CHOSEN_LIMIT = 1_000;

    private final NearestDrivers map;
    private final Reservations reservations;
    private final TravelTimes times;
    private final DispatchSettings settings;

    public WindowMatch(NearestDrivers map, Reservations reservations, TravelTimes times, DispatchSettings settings) {
        this.map = map;
        this.reservations = reservations;
        this.times = times;
        this.settings = settings;
    }

    /**
     * What a window came to.
     *
     * @param proposals at most one a request and one a driver
     * @param seen near drivers by request, for those who got none
     */
    public record Result(List<Proposal> proposals, Map<FindDriver, Integer> seen, Gates gates) {}

    /** Matches drivers who set out now. Fails when Redis is away; nothing has been proposed then. */
    public Result match(List<FindDriver> requests, Instant now) {
        Gates gates = new Gates();
        List<List<NearestDrivers.Nearby>> near =
                map.nearest(requests.stream().map(this::search).toList());
        List<List<NearestDrivers.Nearby>> fit = new ArrayList<>(requests.size());
        Set<UserId> anybody = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            List<NearestDrivers.Nearby> passed = passing(requests.get(i), near.get(i), gates);
            fit.add(passed);
            passed.forEach(one -> anybody.add(one.driver()));
        }
        Map<UserId, Gates.Gate> aside = reservations.setAside(anybody);
        List<Proposal> proposals = reserved(solve(requests, fit, aside, gates, now), gates);
        Map<FindDriver, Integer> seen = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            seen.put(requests.get(i), near.get(i).size());
        }
        proposals.forEach(proposal -> seen.remove(proposal.request()));
        return new Result(proposals, seen, gates);
    }

    private NearestDrivers.Search search(FindDriver request) {
        return new NearestDrivers.Search(
                request.pickup().point(),
                request.product(),
                settings.radiusM(),
                request.only() == null ? settings.nearest() : CHOSEN_LIMIT);
    }

    private static List<NearestDrivers.Nearby> passing(
            FindDriver request, List<NearestDrivers.Nearby> near, Gates gates) {
        List<NearestDrivers.Nearby> passed = new ArrayList<>(near.size());
        for (NearestDrivers.Nearby one : near) {
            if (request.only() != null && !request.only().equals(one.driver())) {
                gates.count(Gates.Gate.NOT_CHOSEN);
            } else if (request.excluded().contains(one.driver())) {
                gates.count(Gates.Gate.EXCLUDED);
            } else {
                passed.add(one);
            }
        }
        return passed;
    }

    private List<Proposal> solve(
            List<FindDriver> requests,
            List<List<NearestDrivers.Nearby>> fit,
            Map<UserId, Gates.Gate> aside,
            Gates gates,
            Instant now) {
        Map<UserId, Integer> columns = new HashMap<>();
        List<UserId> drivers = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        for (int row = 0; row < requests.size(); row++) {
            List<NearestDrivers.Nearby> free = free(fit.get(row), aside, gates);
            TravelMatrix ways = waysTo(requests.get(row), free, now);
            for (int i = 0; i < free.size(); i++) {
                NearestDrivers.Nearby one = free.get(i);
                int column = columns.computeIfAbsent(one.driver(), driver -> {
                    drivers.add(driver);
                    return drivers.size() - 1;
                });
                candidates.add(new Candidate(row, column, ways.durationS(i, 0)));
            }
        }
        Assignment assignment = LeastCostAssignment.solve(Candidates.of(requests.size(), drivers.size(), candidates));
        gates.count(Gates.Gate.TAKEN, Math.max(0, columns.size() - assignment.served()));
        List<Proposal> proposals = new ArrayList<>(assignment.served());
        for (Candidate pair : assignment.pairs()) {
            proposals.add(new Proposal(
                    requests.get(pair.request()), drivers.get(pair.driver()), (int) Math.round(pair.costS())));
        }
        return proposals;
    }

    private static List<NearestDrivers.Nearby> free(
            List<NearestDrivers.Nearby> fit, Map<UserId, Gates.Gate> aside, Gates gates) {
        List<NearestDrivers.Nearby> free = new ArrayList<>(fit.size());
        for (NearestDrivers.Nearby one : fit) {
            Gates.Gate shut = aside.get(one.driver());
            if (shut == null) {
                free.add(one);
            } else {
                gates.count(shut);
            }
        }
        return free;
    }

    private TravelMatrix waysTo(FindDriver request, List<NearestDrivers.Nearby> drivers, Instant now) {
        List<GeoPoint> origins =
                drivers.stream().map(NearestDrivers.Nearby::position).toList();
        return times.matrix(origins, List.of(request.pickup().point()), now);
    }

    private List<Proposal> reserved(List<Proposal> proposals, Gates gates) {
        Set<UserId> got =
                reservations.reserve(proposals.stream().map(Proposal::driver).toList());
        List<Proposal> kept = new ArrayList<>(proposals.size());
        for (Proposal proposal : proposals) {
            boolean mine = got.contains(proposal.driver());
            gates.count(mine ? Gates.Gate.PASSED : Gates.Gate.RESERVED);
            if (mine) {
                kept.add(proposal);
            }
        }
        return kept;
    }
}
