package dev.wayfare.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.h2.mvstore.MVMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableStoreTest {
    private static final Key KEY = KeyEncoder.of("key");

    @TempDir
    Path data;

    @Test
    void a_commit_never_falls_into_a_command() throws Exception {
        try (DurableStore store = DurableStore.open(data.resolve("store.mv"))) {
            MVMap<Key, byte[]> documents = store.documents("rides");
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            CompletableFuture<Void> command = CompletableFuture.runAsync(
                    () -> store.run(() -> {
                        documents.put(KEY, new byte[] {1});
                        begun.countDown();
                        awaitUninterrupted(goOn);
                        return documents.put(KEY, new byte[] {2});
                    }),
                    DurableStoreTest::inThreadOfItsOwn);
            begun.await();
            CompletableFuture<Void> commit =
                    CompletableFuture.runAsync(store::commit, DurableStoreTest::inThreadOfItsOwn);
            await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(5)).until(() -> !commit.isDone());
            goOn.countDown();
            assertThat(command).succeedsWithin(Duration.ofSeconds(5));
            assertThat(commit).succeedsWithin(Duration.ofSeconds(5));
        }
    }

    @Test
    void an_interrupted_thread_may_commit_and_close_without_harm() {
        DurableStore store = DurableStore.open(data.resolve("store.mv"));
        store.run(() -> store.documents("rides").put(KEY, new byte[] {1}));
        Thread.currentThread().interrupt();
        store.commit();
        store.run(() -> store.documents("rides").put(KEY, new byte[] {2}));
        store.close();
        assertThat(Thread.interrupted()).isTrue();

        try (DurableStore again = DurableStore.open(data.resolve("store.mv"))) {
            assertThat(again.documents("rides").get(KEY)).containsExactly(2);
        }
    }

    @Test
    void a_file_that_is_changed_over_and_over_does_not_grow_without_end() {
        try (DurableStore store = DurableStore.open(data.resolve("store.mv"))) {
            MVMap<Key, byte[]> documents = store.documents("rides");
            for (int round = 0; round < 300; round++) {
                for (int i = 0; i < 200; i++) {
                    int id = (i * 7919 + round * 104_729) % 2_000;
                    store.run(() -> documents.put(KeyEncoder.of(id), new byte[1_000]));
                }
                store.commit();
            }
            long live = 2_000L * 1_000;
            assertThat(store.store().getFileStore().size()).isLessThan(12 * live);
        }
    }

    private static void inThreadOfItsOwn(Runnable task) {
        Thread.ofPlatform().daemon().start(task);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
