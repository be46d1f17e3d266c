package dev.wayfare.app.architecture;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.util.Random;
import java.util.Set;

/** What a program can take from its surroundings without being given it: the time, and chance. */
final class AmbientInputs {

    private static final Set<String> STATIC_CALLS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of");

    private AmbientInputs() {}

    static ArchCondition<JavaClass> use() {
        return new ArchCondition<>("read a clock or make chance of their own") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                one.getAccessesFromSelf().stream()
                        .filter(access -> isAmbient(access.getTarget()))
                        .map(JavaAccess::getDescription)
                        .forEach(text -> events.add(SimpleConditionEvent.satisfied(one, text)));
            }
        };
    }

    private static boolean isAmbient(AccessTarget target) {
        JavaClass owner = target.getOwner();
        boolean readsClock = owner.getPackageName().startsWith("java.time")
                && (target.getName().equals("now") || isSystemClock(owner, target.getName()));
        boolean makesChance = target.getName().equals("<init>")
                && (owner.isEquivalentTo(Random.class) || owner.isEquivalentTo(SecureRandom.class));
        return readsClock || makesChance || STATIC_CALLS.contains(owner.getName() + "." + target.getName());
    }

    private static boolean isSystemClock(JavaClass owner, String method) {
        return owner.getName().equals("java.time.Clock") && (method.startsWith("system") || method.startsWith("tick"));
    }
}
