package dev.wayfare.gateway.grpc;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.wayfare.gateway.http.Access;
import dev.wayfare.gateway.http.Correlation;
import dev.wayfare.gateway.http.Gate;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.gateway.metrics.GatewayMetrics.RouteTimer;
import dev.wayfare.runtime.auth.Caller;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before every method: who calls, by the same gate as REST, and how long it took. Also lets streams live longer than a
 * request may, and be larger. Thread-safe.
 */
final class Door implements ServerInterceptor {

    private static final Context.Key<Caller> CALLER = Context.key("wayfare-caller");
    private static final Context.Key<String> CORRELATION = Context.key("wayfare-correlation");
    private static final String DEADLINE = "grpc-timeout";

    private final Gate gate;
    private final Map<String, Access> access;
    private final GatewayMetrics metrics;
    private final Map<String, RouteTimer> timers = new ConcurrentHashMap<>();

    /**
     * A door.
     *
     * @param access by full name of the method; everybody who is signed in may call the others
     */
    Door(Gate gate, Map<String, Access> access, GatewayMetrics metrics) {
        this.gate = gate;
        this.access = Map.copyOf(access);
        this.metrics = metrics;
    }

    /** Who calls the method that runs now. */
    static Caller caller() {
        return Objects.requireNonNull(CALLER.get(), "this method has no door");
    }

    /** One id for all that follows from the call that runs now. */
    static String correlation() {
        return Objects.requireNonNull(CORRELATION.get(), "this method has no door");
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        ServiceRequestContext context = ServiceRequestContext.current();
        String method = call.getMethodDescriptor().getFullMethodName();
        String correlation = Correlation.of(context.request().headers());
        ServerCall<Q, R> timed = new Timed<>(
                call, timers.computeIfAbsent(method, name -> metrics.route("GRPC", '/' + name)), System.nanoTime());
        Caller caller;
        try {
            caller = Objects.requireNonNull(
                    gate.enter(context, access.getOrDefault(method, Access.SIGNED_IN)), "no method is open");
        } catch (RuntimeException e) {
            StatusRuntimeException refused = Statuses.of(e, context.path(), correlation);
            timed.close(refused.getStatus(), Objects.requireNonNull(refused.getTrailers()));
            return new ServerCall.Listener<>() {};
        }
        if (!call.getMethodDescriptor().getType().clientSendsOneMessage()) {
            context.setMaxRequestLength(0);
        }
        boolean streams = call.getMethodDescriptor().getType() != io.grpc.MethodDescriptor.MethodType.UNARY;
        if (streams && !context.request().headers().contains(DEADLINE)) {
            context.clearRequestTimeout();
        }
        Context known = Context.current().withValues(CALLER, caller, CORRELATION, correlation);
        return Contexts.interceptCall(known, timed, headers, next);
    }

    /** Counts the call when it is closed. */
    private static final class Timed<Q, R> extends SimpleForwardingServerCall<Q, R> {
        private final RouteTimer timer;
        private final long startedNs;

        Timed(ServerCall<Q, R> call, RouteTimer timer, long startedNs) {
            super(call);
            this.timer = timer;
            this.startedNs = startedNs;
        }

        @Override
        public void close(Status status, Metadata trailers) {
            timer.record(classOf(status.getCode()), System.nanoTime() - startedNs);
            super.close(status, trailers);
        }

        private static int classOf(Status.Code code) {
            return switch (code) {
                case OK -> 200;
                case UNKNOWN, INTERNAL, UNAVAILABLE, DATA_LOSS, DEADLINE_EXCEEDED, UNIMPLEMENTED -> 500;
                case CANCELLED,
                        INVALID_ARGUMENT,
                        NOT_FOUND,
                        ALREADY_EXISTS,
                        PERMISSION_DENIED,
                        RESOURCE_EXHAUSTED,
                        FAILED_PRECONDITION,
                        ABORTED,
                        OUT_OF_RANGE,
                        UNAUTHENTICATED -> 400;
            };
        }
    }
}
