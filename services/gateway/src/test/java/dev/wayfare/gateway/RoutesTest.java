package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.server.Server;
import dev.wayfare.gateway.TestGateway.Told;
import dev.wayfare.gateway.http.Front;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesTest {

    @Test
    void the_contract_names_every_route_and_no_other(@TempDir Path data) throws Exception {
        try (TestGateway gateway = TestGateway.start(data)) {
            assertThat(gateway.operations()).isEqualTo(Contract.only().operations());
        }
    }

    @Test
    void health_tells_what_is_missing_and_metrics_are_there(@TempDir Path data) throws Exception {
        try (TestGateway gateway = TestGateway.start(data)) {
            assertThat(gateway.get("/health/live").send().status()).isEqualTo(200);
            assertThat(gateway.get("/health/ready").send().status()).isEqualTo(200);
            gateway.health.check("the moon", () -> Optional.of("too far"));
            Told told = gateway.get("/health/ready").send();
            assertThat(told.status()).isEqualTo(503);
            assertThat(told.json().at("/missing/the moon").asText()).isEqualTo("too far");
            Told metrics = gateway.get("/metrics").send();
            assertThat(metrics.response().contentUtf8()).contains("wayfare_gateway_requests_seconds_count");
        }
    }

    @Test
    void a_port_in_use_is_told_with_what_to_do() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Front.open(Server.builder(), taken.getLocalPort()))
                    .hasMessageContaining("port " + taken.getLocalPort() + " cannot be opened")
                    .hasMessageContaining("--port");
        }
    }
}
