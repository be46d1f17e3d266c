package dev.wayfare.gateway.fakes;

import dev.wayfare.contracts.proto.accounts.CredentialsGrpc;
import dev.wayfare.contracts.proto.accounts.CredentialsGrpc.CredentialsFutureStub;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc.DriverServiceFutureStub;
import dev.wayfare.contracts.proto.travel.OffersGrpc;
import dev.wayfare.contracts.proto.travel.OffersGrpc.OffersFutureStub;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** Neighbours in the same process, over gRPC as always. */
public final class InProcess implements AutoCloseable {

    private final Server server;
    private final ManagedChannel channel;

    private InProcess(Server server, ManagedChannel channel) {
        this.server = server;
        this.channel = channel;
    }

    public static InProcess serving(BindableService... services) {
        String name = UUID.randomUUID().toString();
        InProcessServerBuilder builder = InProcessServerBuilder.forName(name).directExecutor();
        for (BindableService service : services) {
            builder.addService(service);
        }
        try {
            return new InProcess(
                    builder.build().start(),
                    InProcessChannelBuilder.forName(name).directExecutor().build());
        } catch (IOException e) {
            throw new UncheckedIOException("a server in this process cannot start", e);
        }
    }

    public CredentialsFutureStub credentials() {
        return CredentialsGrpc.newFutureStub(channel);
    }

    public DriverServiceFutureStub fleet() {
        return DriverServiceGrpc.newFutureStub(channel);
    }

    public OffersFutureStub offers() {
        return OffersGrpc.newFutureStub(channel);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }
}
