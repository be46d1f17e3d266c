package dev.wayfare.app.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wayfare.app.Wayfare;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.simulator.api.Session;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RebuildTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> VIEWS = List.of("rides", "bills", "journal", "profiles", "ratings");

    @Test
    void a_view_rebuilt_from_zero_equals_the_old_one(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data)
            throws Exception {
        Map<String, Map<String, Document>> before;
        try (Town town = Town.start(data)) {
            Session rider = town.rider();
            try (SocketDriver driver = SocketDriver.online(town, town.driver(), new GeoPoint(-20, -150))) {
                for (int i = 0; i < 5; i++) {
                    String ride = driver.drives(rider);
                    town.client().rider(rider).rate(ride, 1 + i, "rate-" + i).join();
                }
            }
            await("five bills, paid").atMost(SOON).until(() -> paid(town) == 5);
            await("five ratings").atMost(SOON).until(() -> !town.platform()
                    .node()
                    .mongo()
                    .getCollection("ratings")
                    .find()
                    .into(new java.util.ArrayList<>())
                    .isEmpty());
            assertThat(rebuild(data, "rides"))
                    .contains("the platform runs on " + data)
                    .contains("stop it");
            before = documents(town);
        }
        assertThat(before.get("rides")).hasSize(5);

        assertThat(rebuild(data, "nonsense")).contains("no view 'nonsense'").contains("bills, journal, profiles");
        for (String view : VIEWS) {
            assertThat(rebuild(data, view)).contains("dropped " + view);
        }

        try (Town town = Town.start(data)) {
            await("the same documents").atMost(SOON).untilAsserted(() -> assertThat(documents(town))
                    .isEqualTo(before));
        }
    }

    private static long paid(Town town) {
        return town.platform().node().mongo().getCollection("bills").find().into(new java.util.ArrayList<>()).stream()
                .filter(bill -> bill.toJson().contains("\"PAID\""))
                .count();
    }

    private static Map<String, Map<String, Document>> documents(Town town) {
        Map<String, Map<String, Document>> views = new TreeMap<>();
        for (String view : VIEWS) {
            Map<String, Document> documents = new TreeMap<>();
            for (Document document :
                    town.platform().node().mongo().getCollection(view).find()) {
                documents.put(document.getString("_id"), document);
            }
            views.put(view, documents);
        }
        return views;
    }

    /** What the command line says. */
    private static String rebuild(Path data, String view) {
        StringWriter out = new StringWriter();
        CommandLine line = Wayfare.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        int status = line.execute("rebuild", view, "--data", data.toString());
        assertThat(status == 0).as("%s", out).isEqualTo(out.toString().startsWith("dropped"));
        return out.toString();
    }
}
