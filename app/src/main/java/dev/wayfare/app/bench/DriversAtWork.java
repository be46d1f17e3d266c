package dev.wayfare.app.bench;

import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.simulator.load.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Drivers of a bench who sign up and go online through the log, as their owner decides it. */
final class DriversAtWork {

    private static final Duration AT_MOST = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private DriversAtWork() {}

    /**
     * Who is there.
     *
     * @param token of a fleet's gateway, which may send for all
     * @param drivers ids
     * @param probe a driver of his own, who is at work, too
     */
    record Fleet(String token, List<String> drivers, Account probe, Account rider) {}

    static Fleet hire(Node node, int count) throws Exception {
        SeededAccounts accounts = new SeededAccounts(node);
        List<Account> drivers = accounts.drivers(count + 1);
        Account rider = accounts.riders(1).getFirst();
        await(node, "OFFLINE", count + 1);
        Random random = new Random(7);
        List<CompletableFuture<?>> sent = new ArrayList<>(drivers.size());
        for (Account driver : drivers) {
            GeoPoint at = new GeoPoint(41.88 + random.nextGaussian() * 0.09, -87.63 + random.nextGaussian() * 0.09);
            sent.add(node.writer()
                    .append(Command.of(
                            Topics.DRIVER_ACTIONS,
                            driver.userId(),
                            new DriverCommand.GoOnline(at, List.of()),
                            "online-" + driver.userId(),
                            "/wayfare/bench")));
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        await(node, "AVAILABLE", count + 1);
        return new Fleet(
                accounts.token(Role.ADMIN),
                drivers.subList(0, count).stream().map(Account::userId).toList(),
                drivers.getLast(),
                rider);
    }

    private static void await(Node node, String status, int count) {
        long until = System.nanoTime() + AT_MOST.toNanos();
        while (drivers(node, status) < count) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "only " + drivers(node, status) + " of " + count + " drivers are " + status);
            }
            LocationsBench.pause(LOOK_EVERY);
        }
    }

    private static double drivers(Node node, String status) {
        var gauge = node.meters()
                .find("wayfare.fleet.drivers")
                .tag("status", status)
                .gauge();
        return gauge == null ? 0 : gauge.value();
    }
}
