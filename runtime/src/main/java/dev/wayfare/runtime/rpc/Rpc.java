package dev.wayfare.runtime.rpc;

import com.linecorp.armeria.client.grpc.GrpcClients;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.grpc.GrpcService;
import dev.wayfare.runtime.config.FreePort;
import dev.wayfare.runtime.config.Settings;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Inner calls between services. A service in the same process is called in-process; another one at {@code services.<name>.address}
 * (host:port), on the inner port of its process ({@code rpc.port}), with a token that only processes of this
 * platform can make. The caller does not see the difference.
 */
public final class Rpc implements AutoCloseable {

    private static final Metadata.Key<String> TOKEN =
            Metadata.Key.of("x-wayfare-inner", Metadata.ASCII_STRING_MARSHALLER);

    private final Settings settings;
    private final Set<String> localServices;
    private final String token;
    private final String inProcessName = "wayfare-" + UUID.randomUUID();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<BindableService> services = new ArrayList<>();
    private final ManagedChannel local;
    private io.grpc.@Nullable Server inProcess;
    private @Nullable Server remote;

    /**
     * @param localServices in this process
     * @param key shared by all processes of this platform, and by nobody else
     */
    public Rpc(Settings settings, Set<String> localServices, byte[] key) {
        this.settings = settings;
        this.localServices = Set.copyOf(localServices);
        this.token = HexFormat.of().formatHex(key);
        this.local =
                InProcessChannelBuilder.forName(inProcessName).directExecutor().build();
    }

    /** Serves this to other services of the platform. Before the node opens. */
    public void serve(BindableService service) {
        services.add(service);
    }

    /**
     * A client of another service.
     *
     * @param service such as {@code rides}
     * @param ofChannel the generated factory, such as {@code ViewsGrpc::newFutureStub}
     */
    public <T extends AbstractStub<T>> T client(String service, Function<Channel, T> ofChannel, Class<T> type) {
        if (localServices.contains(service)) {
            return ofChannel.apply(local);
        }
        String address = settings.require("services." + service + ".address");
        Metadata metadata = new Metadata();
        metadata.put(TOKEN, token);
        return GrpcClients.builder("gproto+http://" + address + "/")
                .responseTimeout(Duration.ofSeconds(15))
                .intercept(MetadataUtils.newAttachHeadersInterceptor(metadata))
                .build(type);
    }

    /** Opens the in-process server, and the inner port where one is set. */
    public void open() throws IOException {
        InProcessServerBuilder builder =
                InProcessServerBuilder.forName(inProcessName).executor(executor);
        services.forEach(builder::addService);
        inProcess = builder.build().start();
        Optional<String> port = settings.find("rpc.port");
        if (port.isPresent()) {
            int inner = settings.number("rpc.port", 0, 1, 65_535);
            FreePort.require(inner, "rpc.port");
            ServerBuilder server = Server.builder().http(inner);
            server.service(GrpcService.builder()
                    .addServices(services)
                    .intercept(new OnlyThisPlatform(token))
                    .useBlockingTaskExecutor(true)
                    .build());
            remote = server.blockingTaskExecutor(
                            com.linecorp.armeria.common.util.BlockingTaskExecutor.of(
                                    Executors.newScheduledThreadPool(8)),
                            true)
                    .build();
            remote.start().join();
        }
    }

    /** Refuses whoever cannot show the platform's token. */
    private record OnlyThisPlatform(String token) implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            String shown = headers.get(TOKEN);
            if (shown == null || !MessageDigest.isEqual(bytes(shown), bytes(token))) {
                call.close(
                        Status.UNAUTHENTICATED.withDescription("for services of this platform only"), new Metadata());
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }

        private static byte[] bytes(String text) {
            return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        local.shutdownNow();
        if (inProcess != null) {
            inProcess.shutdownNow();
        }
        if (remote != null) {
            remote.stop().join();
        }
        executor.shutdownNow();
    }
}
