package dev.wayfare.gateway.reads;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.concurrent.CompletableFuture;

/** Inner gRPC calls as the JDK's futures. */
public final class Calls {

    private Calls() {}

    public static <T> CompletableFuture<T> future(ListenableFuture<T> call) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Futures.addCallback(
                call,
                new FutureCallback<T>() {
                    @Override
                    public void onSuccess(T answer) {
                        future.complete(answer);
                    }

                    @Override
                    public void onFailure(Throwable failure) {
                        future.completeExceptionally(failure);
                    }
                },
                Runnable::run);
        return future;
    }
}
