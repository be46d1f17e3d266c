package dev.wayfare.roads;

import com.graphhopper.GraphHopper;
import com.graphhopper.routing.Path;
import com.graphhopper.routing.ch.CHRoutingAlgorithmFactory;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.querygraph.QueryRoutingCHGraph;
import com.graphhopper.routing.util.DefaultSnapFilter;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.storage.RoutingCHGraph;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.PMap;
import com.graphhopper.util.shapes.BBox;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.routing.RoadNetwork;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ways by contraction hierarchies on a loaded graph. All points of a question are put onto the graph together, each pair is then one
 * search of a few hundred nodes. Nothing is changed after loading, so threads share it.
 */
final class GraphHopperRoads implements RoadNetwork {

    /** Beyond this a point belongs to no road: a lake, a mountain, an airfield. */
    private static final double FARTHEST_FROM_ROAD_M = 500;
    /** From the door to the road. */
    private static final double OFF_ROAD_MPS = 4;

    private final GraphHopper hopper;
    private final RoutingCHGraph hierarchy;
    private final EdgeFilter cars;
    private final BBox bounds;

    GraphHopperRoads(GraphHopper hopper) {
        this.hopper = hopper;
        this.hierarchy = hopper.getCHGraphs().get(GraphHopperMaker.CAR);
        Weighting weighting = hopper.createWeighting(hopper.getProfile(GraphHopperMaker.CAR), new PMap());
        this.cars = new DefaultSnapFilter(
                weighting, hopper.getEncodingManager().getBooleanEncodedValue(Subnetwork.key(GraphHopperMaker.CAR)));
        this.bounds = hopper.getBaseGraph().getBounds();
    }

    @Override
    public void ways(List<GeoPoint> origins, List<GeoPoint> destinations, Found found) {
        List<@Nullable Snap> starts = snapped(origins);
        List<@Nullable Snap> ends = snapped(destinations);
        List<Snap> all = new ArrayList<>();
        starts.forEach(snap -> addIfThere(snap, all));
        ends.forEach(snap -> addIfThere(snap, all));
        if (all.isEmpty()) {
            return;
        }
        QueryGraph graph = QueryGraph.create(hopper.getBaseGraph(), all);
        CHRoutingAlgorithmFactory searches = new CHRoutingAlgorithmFactory(new QueryRoutingCHGraph(hierarchy, graph));
        for (int origin = 0; origin < starts.size(); origin++) {
            Snap start = starts.get(origin);
            for (int destination = 0; start != null && destination < ends.size(); destination++) {
                Snap end = ends.get(destination);
                if (end != null) {
                    way(searches, start, end, origin, destination, found);
                }
            }
        }
    }

    private static void way(
            CHRoutingAlgorithmFactory searches, Snap start, Snap end, int origin, int destination, Found found) {
        Path path = searches.createAlgo(new PMap()).calcPath(start.getClosestNode(), end.getClosestNode());
        if (path.isFound()) {
            double offRoadM = start.getQueryDistance() + end.getQueryDistance();
            found.way(
                    origin,
                    destination,
                    path.getDistance() + offRoadM,
                    path.getTime() / 1000.0 + offRoadM / OFF_ROAD_MPS);
        }
    }

    private List<@Nullable Snap> snapped(List<GeoPoint> points) {
        List<@Nullable Snap> snaps = new ArrayList<>(points.size());
        for (GeoPoint point : points) {
            snaps.add(snapped(point));
        }
        return snaps;
    }

    private @Nullable Snap snapped(GeoPoint point) {
        if (!bounds.contains(point.lat(), point.lon())) {
            return null;
        }
        Snap snap = hopper.getLocationIndex().findClosest(point.lat(), point.lon(), cars);
        return snap.isValid() && snap.getQueryDistance() <= FARTHEST_FROM_ROAD_M ? snap : null;
    }

    private static void addIfThere(@Nullable Snap snap, List<Snap> all) {
        if (snap != null) {
            all.add(snap);
        }
    }

    @Override
    public void close() {
        hopper.close();
    }
}
