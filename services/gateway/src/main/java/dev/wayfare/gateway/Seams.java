package dev.wayfare.gateway;

import dev.wayfare.contracts.proto.accounts.CredentialsGrpc.CredentialsFutureStub;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc.DriverServiceFutureStub;
import dev.wayfare.contracts.proto.travel.OffersGrpc.OffersFutureStub;
import dev.wayfare.gateway.admin.Letters;
import dev.wayfare.gateway.auth.TokenVerifier;
import dev.wayfare.gateway.command.CommandAppender;
import dev.wayfare.gateway.command.Notes;
import dev.wayfare.gateway.command.Outcomes;
import dev.wayfare.gateway.driving.Locations.FixLog;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.riding.Markets;
import dev.wayfare.gateway.riding.RideSource;
import dev.wayfare.gateway.riding.Tariffs;
import dev.wayfare.gateway.travelling.RecentBookings;
import dev.wayfare.routing.TravelTimes;
import dev.wayfare.runtime.node.Health;
import dev.wayfare.runtime.node.Secrets;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;

/** What the API stands on: the log, the stores, the neighbours. In tests each is a fake. */
record Seams(
        GatewaySettings settings,
        Secrets secrets,
        Clock clock,
        TokenVerifier tokens,
        CommandAppender appender,
        Outcomes outcomes,
        Notes notes,
        Documents documents,
        RideSource rides,
        Tariffs tariffs,
        TravelTimes travelTimes,
        Markets markets,
        FixLog fixes,
        Supplier<CredentialsFutureStub> credentials,
        Supplier<DriverServiceFutureStub> fleet,
        Supplier<OffersFutureStub> offers,
        RecentBookings recentBookings,
        Letters letters,
        Health health,
        PrometheusMeterRegistry meters,
        GatewayMetrics metrics) {}
