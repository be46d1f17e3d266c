package dev.wayfare.gateway.people;

import dev.wayfare.gateway.http.Access;
import dev.wayfare.gateway.http.Route;
import java.util.List;

/** The addresses of people's accounts and sessions. */
public final class PeopleRoutes {

    private PeopleRoutes() {}

    public static List<Route> of(SignUps signUps, Sessions sessions, Profiles profiles, ProfileChanges changes) {
        return List.of(
                Route.post("/users/signup", Access.ANYBODY, signUps::signUp),
                Route.get("/users/{id}/signup-status", Access.ANYBODY, signUps::status),
                Route.post("/auth/token", Access.ANYBODY, sessions::signIn),
                Route.post("/auth/refresh", Access.ANYBODY, sessions::refresh),
                Route.post("/auth/logout", Access.ANYBODY, sessions::signOut),
                Route.get("/users/{id}", Access.SIGNED_IN, profiles::user),
                Route.get("/customers/{id}", Access.SIGNED_IN, profiles::customer),
                Route.get("/drivers/{id}", Access.SIGNED_IN, profiles::driver),
                Route.patch("/users/{id}", Access.SIGNED_IN, changes::profile),
                Route.post("/users/{id}/password", Access.SIGNED_IN, changes::password));
    }
}
