package dev.wayfare.gateway.admin;

import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.gateway.http.Access;
import dev.wayfare.gateway.http.Route;
import dev.wayfare.gateway.people.ProfileChanges;
import dev.wayfare.gateway.people.SignUps;
import dev.wayfare.gateway.riding.SupplyDemandChart;
import java.util.List;

/** The addresses of admins. */
public final class AdminRoutes {

    private AdminRoutes() {}

    public static List<Route> of(
            SignUps signUps,
            ProfileChanges changes,
            AdminLetters letters,
            Audit audit,
            SupplyDemandChart supplyDemand) {
        return List.of(
                Route.get("/admin/charts/supply-demand", Access.ADMINS, supplyDemand::show),
                Route.post("/admin/users/{id}/suspend", Access.ADMINS, changes::suspend),
                Route.post("/admin/users/{id}/reinstate", Access.ADMINS, changes::reinstate),
                Route.post("/admin/drivers", Access.ADMINS, call -> signUps.invite(call, Role.DRIVER)),
                Route.post("/admin/customers", Access.ADMINS, call -> signUps.invite(call, Role.RIDER)),
                Route.get("/admin/dlq", Access.ADMINS, letters::list),
                Route.post("/admin/dlq/{id}/reprocess", Access.ADMINS, letters::reprocess),
                Route.get("/admin/audit", Access.ADMINS, audit::list));
    }

    /** The addresses of statistics. */
    public static List<Route> of(ChartReads charts) {
        return List.of(
                Route.get("/admin/statistics", Access.ADMINS, charts::statistics),
                Route.get("/admin/charts/revenue", Access.ADMINS, charts::revenue),
                Route.get("/admin/charts/bookings", Access.ADMINS, charts::bookings),
                Route.get("/admin/charts/top-routes", Access.ADMINS, charts::topRoutes),
                Route.get("/admin/charts/occupancy", Access.ADMINS, charts::occupancy));
    }
}
