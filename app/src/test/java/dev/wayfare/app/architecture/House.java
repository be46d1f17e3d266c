package dev.wayfare.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house, for all code under one root package. The platform's root is {@code dev.wayfare}; the tests also
 * hold the rules against a small house that breaks each of them.
 */
record House(String root) {

    private static final Set<String> SERVICES =
            Set.of("accounts", "fleet", "rides", "dispatch", "tracking", "travel", "billing", "insight", "gateway");
    private static final Map<String, Set<String>> MAY_USE = new TreeMap<>(Map.of(
            "kernel", Set.of(),
            "claims", Set.of("kernel"),
            "routing", Set.of("kernel"),
            "roads", Set.of("kernel", "routing"),
            "contracts", Set.of("kernel", "claims"),
            "runtime", Set.of("kernel", "claims", "contracts", "routing"),
            "embedded", Set.of(),
            "simulator", Set.of("kernel", "contracts"),
            "checker", Set.of("kernel", "claims", "contracts")));

    private static final String APP = "app";

    static {
        SERVICES.forEach(
                service -> MAY_USE.put(service, Set.of("kernel", "claims", "contracts", "routing", "runtime")));
    }

    /** Every module but the app, which may use all. */
    static Set<String> modules() {
        return MAY_USE.keySet();
    }

    static Set<String> services() {
        return SERVICES;
    }

    ArchRule every_class_belongs_to_a_module_with_rules() {
        return classes().should(new ArchCondition<>("belong to one of " + MAY_USE.keySet() + " or " + APP) {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                String module = moduleOf(one.getPackageName());
                boolean known = MAY_USE.containsKey(module) || module.equals(APP);
                events.add(new SimpleConditionEvent(one, known, one.getName() + " is in '" + module + "'"));
            }
        });
    }

    /** Services therefore never meet each other, and nothing but the app sees {@code embedded}. */
    ArchRule a_module_uses_only(String module) {
        List<String> foreign = new ArrayList<>();
        foreign.add(inside(APP));
        Set<String> others = new TreeSet<>(MAY_USE.keySet());
        others.removeAll(MAY_USE.getOrDefault(module, Set.of()));
        others.remove(module);
        others.forEach(other -> foreign.add(inside(other)));
        return noClasses()
                .that(resideInAPackage(inside(module)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(foreign.toArray(String[]::new)))
                .because("of this house " + module + " may use " + MAY_USE.get(module));
    }

    ArchRule the_kernel_needs_the_jdk_alone() {
        return onlyDependsOn(inside("kernel"), List.of("java..", "org.jspecify..", inside("kernel")));
    }

    ArchRule the_claim_kernel_needs_the_kernel_alone() {
        return onlyDependsOn(inside("claims"), List.of("java..", "org.jspecify..", inside("kernel"), inside("claims")));
    }

    ArchRule routing_needs_the_kernel_alone() {
        return onlyDependsOn(
                inside("routing"), List.of("java..", "org.jspecify..", inside("kernel"), inside("routing")));
    }

    /** No Kafka, MongoDB, Redis or Jackson. */
    ArchRule a_model_knows_words_and_contracts_alone(String service) {
        return onlyDependsOn(
                        root + "." + service + "..model..",
                        List.of(
                                "java..",
                                "org.jspecify..",
                                inside("kernel"),
                                inside("claims"),
                                inside("contracts"),
                                root + "." + service + "..model.."))
                .allowEmptyShould(true);
    }

    ArchRule decisions_take_time_ids_and_chance_as_parameters() {
        return noClasses()
                .that(resideInAnyPackage(pure()))
                .should(AmbientInputs.use())
                .because("a decision must come out the same when it is taken again");
    }

    ArchRule packages_make_no_cycles() {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass one) {
                        return SliceIdentifier.of(one.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .namingSlices("$1")
                .should()
                .beFreeOfCycles();
    }

    ArchRule only_the_command_line_prints() {
        return noClasses().that(resideOutsideOfPackages(inside("app.cli"))).should(ACCESS_STANDARD_STREAMS);
    }

    ArchRule every_package_states_its_purpose_and_is_null_marked() {
        return classes()
                .that(resideOutsideOfPackages(inside("contracts.proto")))
                .should(new ArchCondition<>("be in a package whose package-info has @NullMarked") {
                    @Override
                    public void check(JavaClass one, ConditionEvents events) {
                        boolean marked = one.getPackage()
                                .tryGetPackageInfo()
                                .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                .isPresent();
                        events.add(new SimpleConditionEvent(
                                one, marked, one.getPackageName() + " has no @NullMarked (" + one.getName() + ")"));
                    }
                });
    }

    ArchRule names_say_what_a_thing_is() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Manager|Impl)$")
                .because("such a name says nothing; a lone implementation says what it is made of");
    }

    ArchRule what_an_object_needs_comes_in_by_its_constructor() {
        return fields().should(new ArchCondition<>("not be filled by a container") {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaField field, ConditionEvents events) {
                boolean injected = field.getAnnotations().stream()
                        .map(annotation -> annotation.getRawType().getSimpleName())
                        .anyMatch(Set.of("Inject", "Autowired", "Resource")::contains);
                events.add(new SimpleConditionEvent(field, !injected, field.getFullName() + " is injected"));
            }
        });
    }

    private static ArchRule onlyDependsOn(String who, List<String> allowed) {
        return classes()
                .that(resideInAPackage(who))
                .should(onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new))));
    }

    private String[] pure() {
        return new String[] {
            inside("kernel"), inside("claims"), inside("routing"), inside("contracts"), root + "..model.."
        };
    }

    private String inside(String module) {
        return root + "." + module + "..";
    }

    private String moduleOf(String packageName) {
        if (!packageName.startsWith(root + ".")) {
            return packageName;
        }
        return packageName.substring(root.length() + 1).split("\\.", 2)[0];
    }
}
