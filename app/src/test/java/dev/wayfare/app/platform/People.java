package dev.wayfare.app.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes people the way the public does: by signing up and signing in. Thread-safe. */
public final class People {

    public static final String PASSWORD = "wide open prairie";

    private static final String ADMIN = "admin@wayfare.local";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Http http;
    private final Path adminPassword;

    People(Http http, Path adminPassword) {
        this.http = http;
        this.adminPassword = adminPassword;
    }

    /** The people of a platform that runs elsewhere. */
    public static People at(URI base, Path adminPassword) {
        return new People(new Http(base, Contract.ONLY), adminPassword);
    }

    public Person rider() {
        return signedUp(form("rider", newEmail()));
    }

    /** A driver whose vehicle serves this product. */
    public Person driver(String product) {
        return signedUp(driverForm(newEmail(), product));
    }

    /** An e-mail that nobody has. */
    public static String newEmail() {
        return "person" + NEXT.incrementAndGet() + "@wayfare.test";
    }

    /** The first admin. */
    public Person admin() {
        try {
            return signedIn(ADMIN, Files.readString(adminPassword).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the first admin's password is not in " + adminPassword, e);
        }
    }

    /** A rider and a driver of this product, alone in a corner of the world. */
    public Pair pair(String product) {
        return new Pair(rider(), driver(product), Corner.next());
    }

    /** One more asks to be signed up; nobody waits for what becomes of it. */
    public Reply askToSignUp() {
        return http.post("/api/v1/users/signup").json(form("rider", newEmail())).send();
    }

    private Person signedUp(Map<String, Object> form) {
        http.post("/api/v1/users/signup").json(form).waiting().send().is(201);
        return signedIn(form.get("email").toString(), PASSWORD);
    }

    /** Somebody who has an account. */
    public Person signedIn(String email, String password) {
        Request signIn = http.post("/api/v1/auth/token").json(Map.of("email", email, "password", password));
        Reply tokens = Eventually.get("signing in as " + email, signIn::send, Reply::isGood);
        String token = tokens.field("accessToken");
        return new Person(http, subject(token), email, password, token, tokens.field("refreshToken"));
    }

    /** Whose token it is: a client may read it, though only the platform believes it. */
    private static String subject(String token) {
        String claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        try {
            return MAPPER.readTree(Base64.getUrlDecoder().decode(claims))
                    .path("sub")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException("this is no token: " + token, e);
        }
    }

    /** What a sign-up sends. */
    public static Map<String, Object> form(String role, String email) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("role", role);
        form.put("name", "Ada Lindgren");
        form.put("email", email);
        form.put("phone", "+13125550142");
        form.put("password", PASSWORD);
        return form;
    }

    /** What a driver's sign-up sends. */
    public static Map<String, Object> driverForm(String email, String product) {
        Map<String, Object> form = form("driver", email);
        form.put("vehicle", Map.of("plate", "WAY 1", "make", "Volvo", "model", "EX30", "product", product));
        return form;
    }
}
