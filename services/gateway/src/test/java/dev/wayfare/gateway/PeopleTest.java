package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpMethod;
import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.accounts.AccountCommand.SignUp;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.TestGateway.Told;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleTest {

    private static final String FORM = """
            {"role": "driver", "name": "Ada", "email": "ada@example.org", "phone": "+1 312 555 0100", "password": "long enough",
             "vehicle": {"plate": "A 1", "make": "Ford", "model": "T", "product": "standard"}}""";

    private TestGateway gateway;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = TestGateway.start(data);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private TestGateway.Asking signUp(String body) {
        return gateway.post("/api/v1/users/signup").json(body);
    }

    private static ObjectNode tree(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), ObjectNode.class);
    }

    private ObjectNode account(String user, String role) {
        ObjectNode account = tree("{\"name\": \"Ada\", \"email\": \"ada@example.org\", \"phone\": \"+13125550100\","
                + " \"status\": \"ACTIVE\", \"createdAt\": \"2026-11-20T12:00:00Z\", \"_passwordHash\": \"secret\"}");
        account.put("userId", user).put("role", role);
        gateway.documents.put("accounts", user, 2, account);
        return account;
    }

    @Test
    void a_sign_up_is_appended_with_a_hash_and_never_with_the_password() {
        Told told = signUp(FORM).key("k").send();

        assertThat(told.status()).isEqualTo(202);
        assertThat(told.json().path("status").asText()).isEqualTo("PENDING");
        SignUp command = (SignUp) gateway.log.onlyCommand().value();
        assertThat(command.passwordHash()).isEqualTo("$argon2id$x");
        assertThat(command.invited()).isFalse();
        assertThat(new String(Json.write(command), StandardCharsets.UTF_8)).doesNotContain("long enough");
        String status = told.header("location").orElseThrow();
        assertThat(gateway.get(status).send().json().path("status").asText()).isEqualTo("PENDING");
        assertThat(signUp(FORM).key("k").send().json()).isEqualTo(told.json());
    }

    @Test
    void a_sign_up_form_is_checked_before_anything_is_hashed() {
        gateway.accounts.fillPool();
        Told told =
                signUp("{\"role\": \"admin\", \"vehicle\": {\"plate\": \"\"}}").send();

        assertThat(told.status()).isEqualTo(400);
        assertThat(told.pointers())
                .contains("/role", "/name", "/email", "/phone", "/password", "/vehicle/plate", "/vehicle/make");
    }

    @Test
    void a_full_pool_means_later_and_a_weak_password_is_a_fault_of_its_field() {
        assertThat(signUp(FORM.replace("long enough", "short")).send().pointers())
                .containsExactly("/password");
        gateway.accounts.fillPool();
        Told busy = signUp(FORM).send();
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.header("retry-after")).isPresent();
        assertThat(gateway.log.commands()).isEmpty();
    }

    @Test
    void whoever_waits_for_a_sign_up_hears_its_end() {
        gateway.log.answer(command -> Optional.of(new CommandOutcome(command.id(), command.key(), 1, null)));
        gateway.log.answerLate(command -> Optional.of(
                new CommandOutcome(command.id(), command.key(), 2, new Refusal("email-taken", "somebody has it"))));
        Told taken = signUp(FORM).header("prefer", "wait=5").send();
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.code()).isEqualTo("email-taken");

        gateway.log.answerLate(command -> {
            gateway.documents.put(
                    "signups",
                    command.key(),
                    2,
                    tree("{\"userId\": \"" + command.key() + "\", \"status\": \"ACTIVE\"}"));
            return Optional.of(new CommandOutcome(command.id(), command.key(), 2, null));
        });
        Told active = signUp(FORM).header("prefer", "wait=5").send();
        assertThat(active.status()).isEqualTo(201);
        assertThat(active.json().path("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void tokens_are_for_the_right_password_only() {
        Told told = gateway.post("/api/v1/auth/token")
                .json("{\"email\": \"ada@example.org\", \"password\": \"right\"}")
                .send();
        assertThat(told.json())
                .isEqualTo(
                        tree(
                                "{\"accessToken\": \"access\", \"refreshToken\": \"refresh\", \"tokenType\": \"Bearer\", \"expiresIn\": 900}"));
        assertThat(told.header("cache-control")).contains("no-store");
        Told wrong = gateway.post("/api/v1/auth/token")
                .json("{\"email\": \"ada@example.org\", \"password\": \"wrong\"}")
                .send();
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("credentials-wrong");
        String refresh = "{\"refreshToken\": \"refresh\"}";
        assertThat(gateway.post("/api/v1/auth/refresh").json(refresh).send().status())
                .isEqualTo(200);
        assertThat(gateway.post("/api/v1/auth/logout").json(refresh).send().status())
                .isEqualTo(204);
    }

    @Test
    void a_profile_shows_nothing_private() {
        account(TestGateway.RIDER, "rider");

        Told told = gateway.get("/api/v1/users/" + TestGateway.RIDER).rider().send();

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.response().contentUtf8()).doesNotContain("secret");
        assertThat(gateway.get("/api/v1/customers/" + TestGateway.RIDER)
                        .rider()
                        .send()
                        .json()
                        .path("customerId")
                        .asText())
                .isEqualTo(TestGateway.RIDER);
        assertThat(gateway.get("/api/v1/drivers/" + TestGateway.RIDER)
                        .rider()
                        .send()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_driver_is_shown_with_what_he_does_now() {
        account(TestGateway.DRIVER, "driver");
        String path = "/api/v1/drivers/" + TestGateway.DRIVER;
        assertThat(gateway.get(path).driver().send().json().path("status").asText())
                .isEqualTo("OFFLINE");
        gateway.documents.put(
                "drivers",
                TestGateway.DRIVER,
                4,
                tree("{\"status\": \"AVAILABLE\", \"silent\": false, \"products\": [\"standard\"],"
                        + " \"position\": {\"lat\": 1.5, \"lon\": 2.5}, \"recordedAt\": \"2026-11-20T12:00:00Z\"}"));

        Told told = gateway.get(path).admin().send();

        assertThat(told.json().path("status").asText()).isEqualTo("AVAILABLE");
        assertThat(told.json().path("accountStatus").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void people_change_themselves_and_admins_shut_people_out() {
        String me = "/api/v1/users/" + TestGateway.RIDER;
        assertThat(gateway.send(HttpMethod.PATCH, me)
                        .rider()
                        .json("{\"name\": \"Bo\"}")
                        .send()
                        .status())
                .isEqualTo(202);
        assertThat(gateway.send(HttpMethod.PATCH, me).rider().json("{}").send().status())
                .isEqualTo(400);
        assertThat(gateway.send(HttpMethod.PATCH, me)
                        .driver()
                        .json("{\"name\": \"Bo\"}")
                        .send()
                        .status())
                .isEqualTo(404);
        Told wrong = gateway.post(me + "/password")
                .rider()
                .json("{\"currentPassword\": \"x\", \"newPassword\": \"long enough\"}")
                .send();
        assertThat(wrong.code()).isEqualTo("password-wrong");
        Told right = gateway.post(me + "/password")
                .rider()
                .json("{\"currentPassword\": \"right\", \"newPassword\": \"long enough\"}")
                .send();
        assertThat(right.status()).isEqualTo(202);
        Told weak = gateway.post(me + "/password")
                .rider()
                .json("{\"currentPassword\": \"right\", \"newPassword\": \"weak\"}")
                .send();
        assertThat(weak.pointers()).containsExactly("/newPassword");
        passwordIsChangedOnce(me);
        String admin = "/api/v1/admin/users/" + TestGateway.RIDER;
        assertThat(gateway.post(admin + "/suspend")
                        .admin()
                        .json("{\"reason\": \"fraud\"}")
                        .send()
                        .status())
                .isEqualTo(202);
        assertThat(gateway.post(admin + "/reinstate").admin().send().status()).isEqualTo(202);

        assertThat(gateway.log.commands())
                .extracting(command -> command.value().getClass().getSimpleName())
                .containsExactly(
                        "ChangeProfile", "ChangePassword", "ChangePassword", "ChangePassword", "Suspend", "Reinstate");
        assertThat(((AccountCommand.Suspend) gateway.log.commands().get(4).value()).by())
                .isEqualTo(TestGateway.ADMIN);
    }

    /** Once it was taken, the password given as the current one is wrong; the answer to the same request stays. */
    private void passwordIsChangedOnce(String me) {
        String change = "{\"currentPassword\": \"right\", \"newPassword\": \"long enough\"}";
        Told first = gateway.post(me + "/password")
                .rider()
                .key("change-1")
                .json(change)
                .send();
        assertThat(first.status()).isEqualTo(202);
        gateway.accounts.rightPassword("long enough");
        Told again = gateway.post(me + "/password")
                .rider()
                .key("change-1")
                .json(change)
                .send();
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(gateway.post(me + "/password")
                        .rider()
                        .key("change-2")
                        .json(change)
                        .send()
                        .code())
                .isEqualTo("password-wrong");
        gateway.accounts.rightPassword("right");
    }

    @Test
    void an_admin_makes_accounts_for_others() {
        String form = FORM.replace("\"role\": \"driver\", ", "");
        assertThat(gateway.post("/api/v1/admin/drivers")
                        .admin()
                        .json(form)
                        .send()
                        .status())
                .isEqualTo(202);

        SignUp command = (SignUp) gateway.log.onlyCommand().value();
        assertThat(command.invited()).isTrue();
        assertThat(command.role()).isEqualTo(Role.DRIVER);
        assertThat(Ids.isId("user", command.user().value())).isTrue();
    }
}
