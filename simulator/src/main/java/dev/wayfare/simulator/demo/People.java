package dev.wayfare.simulator.demo;

import dev.wayfare.simulator.api.SignUpForm;
import dev.wayfare.simulator.api.VehicleForm;
import dev.wayfare.simulator.city.Dice;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who lives in the city. The same seed gives the same people, so that a second run finds their accounts again. */
final class People {

    private static final List<String> FIRST = List.of(
            "Amara", "Bruno", "Chidi", "Dana", "Elif", "Farid", "Grace", "Hana", "Ivan", "Jun", "Kofi", "Lena", "Mateo",
            "Nadia", "Omar", "Priya", "Quinn", "Rosa", "Sven", "Tara", "Uma", "Viktor", "Wanda", "Ximena", "Yusuf",
            "Zoe");
    private static final List<String> LAST = List.of(
            "Adeyemi",
            "Brooks",
            "Castillo",
            "Dubois",
            "Evans",
            "Fischer",
            "Garcia",
            "Huang",
            "Ito",
            "Jansen",
            "Kowalski",
            "Lopez",
            "Murphy",
            "Novak",
            "Okafor",
            "Petrov",
            "Quispe",
            "Rossi",
            "Singh",
            "Tanaka",
            "Usman",
            "Weber");
    private static final List<String> CARS =
            List.of("Toyota Camry", "Honda Accord", "Ford Fusion", "Hyundai Sonata", "Kia Niro", "Tesla Model3");

    private final long seed;
    private final Dice dice;

    People(long seed) {
        this.seed = seed;
        this.dice = Dice.of(seed).child("people");
    }

    SignUpForm rider(int number) {
        return form("rider", number, null);
    }

    SignUpForm traveller(int number) {
        return form("traveller", number, null);
    }

    SignUpForm driver(int number, String product) {
        Dice own = dice.child("car").child(number);
        String[] car = CARS.get(own.below(CARS.size())).split(" ", 2);
        String plate = String.format(Locale.ROOT, "SIM%d%04d", Math.floorMod(seed, 10), number);
        return form("driver", number, new VehicleForm(plate, car[0], car[1], product));
    }

    private SignUpForm form(String role, int number, @Nullable VehicleForm vehicle) {
        Dice own = dice.child(role).child(number);
        String name = FIRST.get(own.child("first").below(FIRST.size())) + " "
                + LAST.get(own.child("last").below(LAST.size()));
        String email = role + number + ".seed" + seed + "@example.com";
        String phone = String.format(Locale.ROOT, "+1312555%04d", 100 + number % 100);
        String password = "Lake-Shore-" + Long.toHexString(own.child("password").state()) + "!";
        return new SignUpForm(role, name, email, phone, password, vehicle);
    }
}
