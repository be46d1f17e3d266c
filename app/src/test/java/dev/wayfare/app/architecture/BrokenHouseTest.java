package dev.wayfare.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.wayfare.contracts.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule of the house is seen to fail once, on a house that breaks it. */
class BrokenHouseTest {

    private static final House HOUSE = new House("dev.wayfare.app.architecture.broken");
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(HOUSE.root());

    private static List<String> violationsOf(ArchRule rule) {
        return rule.evaluate(CLASSES).getFailureReport().getDetails();
    }

    @Test
    void a_class_outside_every_module_is_found() {
        assertThat(violationsOf(HOUSE.every_class_belongs_to_a_module_with_rules()))
                .anySatisfy(violation -> assertThat(violation).endsWith("Forgotten is in 'attic'"));
    }

    @ParameterizedTest
    @CsvSource({
        "claims, KnowsContracts, contracts.wire.Json",
        "routing, AsksTheClock, runtime.Node",
        "rides, HastyRide, dispatch.Matching",
        "fleet, OwnStores, embedded.Stores",
        "checker, BelievesTheRuntime, runtime.Node",
        "simulator, SeesInside, runtime.Node",
        "gateway, StartsItself, app.Main",
    })
    void a_module_that_uses_what_it_must_not_is_found(String module, String culprit, String foreign) {
        assertThat(violationsOf(HOUSE.a_module_uses_only(module)))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains(culprit).contains(foreign));
    }

    @Test
    void a_kernel_that_needs_a_library_is_found() {
        assertThat(violationsOf(HOUSE.the_kernel_needs_the_jdk_alone()))
                .anySatisfy(violation ->
                        assertThat(violation).contains("LogsItself").contains("org.slf4j.Logger"));
    }

    @Test
    void a_claim_kernel_that_looks_upwards_is_found() {
        assertThat(violationsOf(HOUSE.the_claim_kernel_needs_the_kernel_alone()))
                .anySatisfy(violation ->
                        assertThat(violation).contains("KnowsContracts").contains("wire.Json"));
    }

    @Test
    void routing_that_looks_upwards_is_found() {
        assertThat(violationsOf(HOUSE.routing_needs_the_kernel_alone()))
                .anySatisfy(violation ->
                        assertThat(violation).contains("AsksTheClock").contains("runtime.Node"));
    }

    @ParameterizedTest
    @CsvSource({"jackson.databind.ObjectMapper", "dispatch.Matching", "rides.RidesModule"})
    void a_model_that_knows_more_than_words_is_found(String foreign) {
        assertThat(violationsOf(HOUSE.a_model_knows_words_and_contracts_alone("rides")))
                .anySatisfy(
                        violation -> assertThat(violation).contains("HastyRide").contains(foreign));
    }

    @ParameterizedTest
    @CsvSource({
        "Instant.now()",
        "Clock.systemUTC()",
        "UUID.randomUUID()",
        "Math.random()",
        "Random.<init>()",
        "System.nanoTime()",
    })
    void a_decision_that_takes_what_it_was_not_given_is_found(String taken) {
        assertThat(violationsOf(HOUSE.decisions_take_time_ids_and_chance_as_parameters()))
                .anySatisfy(
                        violation -> assertThat(violation).contains("HastyRide").contains(taken));
    }

    @Test
    void a_cycle_is_found() {
        assertThat(violationsOf(HOUSE.packages_make_no_cycles()))
                .singleElement()
                .asString()
                .contains("HastyRide", "RidesModule");
    }

    @Test
    void a_class_that_prints_is_found() {
        assertThat(violationsOf(HOUSE.only_the_command_line_prints()))
                .anySatisfy(
                        violation -> assertThat(violation).contains("MoneyUtil").contains("System.out"));
    }

    @Test
    void a_package_without_a_purpose_is_found() {
        assertThat(violationsOf(HOUSE.every_package_states_its_purpose_and_is_null_marked()))
                .anySatisfy(violation -> assertThat(violation).contains("broken.attic has no @NullMarked"))
                .noneSatisfy(violation -> assertThat(violation).contains("broken has no @NullMarked"));
    }

    @Test
    void a_name_that_says_nothing_is_found() {
        assertThat(violationsOf(HOUSE.names_say_what_a_thing_is()))
                .singleElement()
                .asString()
                .contains("MoneyUtil");
    }

    @Test
    void a_field_that_a_container_fills_is_found() {
        assertThat(violationsOf(HOUSE.what_an_object_needs_comes_in_by_its_constructor()))
                .singleElement()
                .asString()
                .contains("MoneyUtil.rate is injected");
    }

    @Test
    void a_file_that_is_too_long_is_found_but_not_one_that_was_generated(@TempDir Path project) throws IOException {
        write(project.resolve("rides/src/main/java/Long.java"), "\n".repeat(401));
        write(project.resolve("rides/src/main/java/Fitting.java"), "\n".repeat(400));
        write(project.resolve("rides/target/generated-sources/Generated.java"), "\n".repeat(900));

        assertThat(new SourceTree(project).filesThatAreTooLong())
                .containsExactly("rides/src/main/java/Long.java has 401 lines; 400 at most");
    }

    @Test
    void a_topic_spelled_out_is_found_outside_catalogue_and_tests(@TempDir Path project) throws IOException {
        write(project.resolve("rides/src/main/java/Speller.java"), "String topic = \"ride-events\";");
        write(project.resolve("rides/src/test/java/SpellerTest.java"), "String topic = \"ride-events\";");
        write(project.resolve("contracts/src/main/java/Topics.java"), "String topic = \"ride-events\";");

        assertThat(new SourceTree(project).topicsByName(Topics.ALL))
                .containsExactly("rides/src/main/java/Speller.java spells out ride-events; use Topics");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
