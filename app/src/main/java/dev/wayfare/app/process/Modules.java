package dev.wayfare.app.process;

import dev.wayfare.accounts.AccountsModule;
import dev.wayfare.billing.BillingModule;
import dev.wayfare.dispatch.DispatchModule;
import dev.wayfare.fleet.FleetModule;
import dev.wayfare.gateway.GatewayModule;
import dev.wayfare.rides.RidesModule;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.tracking.TrackingModule;
import dev.wayfare.travel.TravelModule;
import dev.wayfare.travel.supplier.SuppliersModule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** All there is to a process. The all-in-one process has every module; a separate one names its own. */
public final class Modules {

    private final Map<String, Supplier<Module>> byName = new LinkedHashMap<>();

    private Modules(Supplier<Module> accounts) {
        byName.put("accounts", accounts);
        byName.put("fleet", FleetModule::new);
        byName.put("rides", RidesModule::new);
        byName.put("dispatch", DispatchModule::new);
        byName.put("travel", TravelModule::new);
        byName.put("suppliers", SuppliersModule::new);
        byName.put("tracking", TrackingModule::new);
        byName.put("billing", BillingModule::new);
        byName.put("gateway", GatewayModule::new);
    }

    /** Every module, in starting order. */
    public static List<Module> all() {
        Modules modules = new Modules(AccountsModule::new);
        return modules.named(modules.byName.keySet());
    }

    /** The list, for a process that tells its people of the first admin. */
    public static Modules announcing(AccountsModule.Announcement announcement) {
        return new Modules(() -> new AccountsModule(announcement));
    }

    /** The names that there are, in starting order. */
    public Set<String> names() {
        return byName.keySet();
    }

    /**
     * The modules of these names, in starting order.
     *
     * @throws IllegalArgumentException for a name that is none
     */
    public List<Module> named(Collection<String> names) {
        for (String name : names) {
            if (!byName.containsKey(name)) {
                throw new IllegalArgumentException("no module is called '" + name + "'; there are " + byName.keySet());
            }
        }
        List<Module> chosen = new ArrayList<>();
        byName.forEach((name, module) -> {
            if (names.contains(name)) {
                chosen.add(module.get());
            }
        });
        return chosen;
    }
}
