package dev.wayfare.app.process;

import dev.wayfare.accounts.AccountsModule;
import dev.wayfare.billing.BillingModule;
import dev.wayfare.dispatch.DispatchModule;
import dev.wayfare.fleet.FleetModule;
import dev.wayfare.gateway.GatewayModule;
import dev.wayfare.rides.RidesModule;
import dev.wayfare.runtime.node.Module;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All there is to a process. The all-in-one process has every module; a separate one names its own. */
public final class Modules {

    private static final Map<String, Supplier<Module>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("accounts", AccountsModule::new);
        ALL.put("fleet", FleetModule::new);
        ALL.put("rides", RidesModule::new);
        ALL.put("dispatch", DispatchModule::new);
        ALL.put("billing", BillingModule::new);
        ALL.put("gateway", GatewayModule::new);
    }

    private Modules() {}

    /** Every module, in starting order. */
    public static List<Module> all() {
        return ALL.values().stream().map(Supplier::get).toList();
    }

    /**
     * The modules of these names, in starting order.
     *
     * @throws IllegalArgumentException for a name that is none
     */
    public static List<Module> named(List<String> names) {
        List<Module> chosen = new ArrayList<>();
        for (String name : names) {
            if (!ALL.containsKey(name)) {
                throw new IllegalArgumentException("no module is called '" + name + "'; there are " + ALL.keySet());
            }
        }
        ALL.forEach((name, module) -> {
            if (names.contains(name)) {
                chosen.add(module.get());
            }
        });
        return chosen;
    }
}
