package dev.wayfare.simulator.fake;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.stream.AbortedStreamException;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong on the way: each kind hits every n-th request, 0 = never. The job behind a lost answer is done. */
public final class Faults {

    private volatile int busyEvery;
    private volatile int awayEvery;
    private volatile int answerLostEvery;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger hits = new AtomicInteger();

    public Faults busyEvery(int n) {
        busyEvery = n;
        return this;
    }

    public Faults awayEvery(int n) {
        awayEvery = n;
        return this;
    }

    public Faults answerLostEvery(int n) {
        answerLostEvery = n;
        return this;
    }

    public int hits() {
        return hits.get();
    }

    HttpService decorate(HttpService delegate) {
        return new SimpleDecoratingHttpService(delegate) {
            @Override
            public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
                int number = requests.incrementAndGet();
                if (strikes(busyEvery, number)) {
                    return HttpResponse.of(
                            ResponseHeaders.of(HttpStatus.TOO_MANY_REQUESTS, HttpHeaderNames.RETRY_AFTER, "1"));
                }
                if (strikes(awayEvery, number + 1)) {
                    return HttpResponse.of(HttpStatus.SERVICE_UNAVAILABLE);
                }
                HttpResponse answer = unwrap().serve(context, request);
                if (strikes(answerLostEvery, number + 2)) {
                    return HttpResponse.of(
                            answer.aggregate().thenApply(done -> HttpResponse.ofFailure(AbortedStreamException.get())));
                }
                return answer;
            }
        };
    }

    private boolean strikes(int every, int number) {
        boolean hit = every > 0 && number % every == 0;
        if (hit) {
            hits.incrementAndGet();
        }
        return hit;
    }
}
