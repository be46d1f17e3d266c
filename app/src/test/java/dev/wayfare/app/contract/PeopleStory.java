package dev.wayfare.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Http;
import dev.wayfare.app.platform.People;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Reply;
import java.util.Map;

/** Accounts and sessions from sign-up to suspension and back. */
record PeopleStory(Http http, People people) {

    private static final String NEW_PASSWORD = "a wider open prairie";

    void told() {
        Person person = signedUp();
        profile(person);
        Person renewed = passwordChanged(person);
        sessionEnded(renewed);
        byAdmin(renewed);
    }

    private Person signedUp() {
        String email = People.newEmail();
        Reply taken = http.post("/api/v1/users/signup")
                .json(People.form("rider", email))
                .key("sign-up-of-" + email)
                .send()
                .is(202);
        assertThat(taken.field("status")).isEqualTo("PENDING");
        Eventually.get(
                "the sign-up is decided",
                () -> http.get(taken.header("location")).send().is(200).field("status"),
                "ACTIVE"::equals);
        return people.signedIn(email, People.PASSWORD);
    }

    private static void profile(Person person) {
        String self = "/users/" + person.id();
        assertThat(person.get(self).send().is(200).field("email")).isEqualTo(person.email());
        person.patch(self, Map.of("name", "Ada L.")).waiting().send().is(200);
        assertThat(person.patch(self, Map.of("phone", "+1 312 555 0177"))
                        .send()
                        .is(202)
                        .header("location"))
                .isEqualTo("/api/v1" + self);
        Eventually.get(
                "the phone is changed",
                () -> person.get("/customers/" + person.id()).send().is(200).field("phone"),
                "+13125550177"::equals);
    }

    private Person passwordChanged(Person person) {
        person.post(
                        "/users/" + person.id() + "/password",
                        Map.of("currentPassword", People.PASSWORD, "newPassword", NEW_PASSWORD))
                .waiting()
                .send()
                .is(200);
        refresh(person.refreshToken()).is(401);
        return people.signedIn(person.email(), NEW_PASSWORD);
    }

    private void sessionEnded(Person person) {
        String next = refresh(person.refreshToken()).is(200).field("refreshToken");
        http.post("/api/v1/auth/logout")
                .json(Map.of("refreshToken", next))
                .send()
                .is(204);
        refresh(next).is(401);
    }

    private Reply refresh(String token) {
        return http.post("/api/v1/auth/refresh")
                .json(Map.of("refreshToken", token))
                .send();
    }

    private void byAdmin(Person person) {
        Person admin = people.admin();
        String user = "/admin/users/" + person.id();
        person.post(user + "/suspend").send().is(403, "forbidden");
        admin.post(user + "/suspend", Map.of("reason", "a complaint"))
                .waiting()
                .send()
                .is(200);
        Map<String, Object> credentials = Map.of("email", person.email(), "password", person.password());
        Eventually.get(
                "a suspended person gets no token",
                () -> http.post("/api/v1/auth/token").json(credentials).send().status(),
                status -> status / 100 == 4);
        admin.post(user + "/reinstate").waiting().send().is(200);
        people.signedIn(person.email(), person.password());

        Map<String, Object> driver = People.driverForm(People.newEmail(), "xl");
        driver.remove("role");
        String driverId =
                admin.post("/admin/drivers", driver).waiting().send().is(201).field("userId");
        assertThat(admin.get("/drivers/" + driverId).send().is(200).field("status"))
                .isEqualTo("OFFLINE");
        Map<String, Object> customer = People.form("rider", People.newEmail());
        customer.remove("role");
        admin.post("/admin/customers", customer).waiting().send().is(201);
        assertThat(admin.get("/rides?limit=2")
                        .send()
                        .is(200)
                        .json()
                        .path("items")
                        .size())
                .isLessThanOrEqualTo(2);
    }
}
