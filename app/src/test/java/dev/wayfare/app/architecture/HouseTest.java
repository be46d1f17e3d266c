package dev.wayfare.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.wayfare.contracts.topics.Topics;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The platform keeps the rules of its house. */
class HouseTest {

    private static final House HOUSE = new House("dev.wayfare");
    private static JavaClasses platform = noClassesYet();

    @BeforeAll
    static void read_the_platform() {
        platform = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(HOUSE.root());
    }

    @AfterAll
    static void forget_the_platform() {
        platform = noClassesYet();
    }

    private static JavaClasses noClassesYet() {
        return new ClassFileImporter().importClasses(Set.of());
    }

    static Set<String> modules() {
        return House.modules();
    }

    static Set<String> services() {
        return House.services();
    }

    @Test
    void every_class_belongs_to_a_module_with_rules() {
        HOUSE.every_class_belongs_to_a_module_with_rules().check(platform);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_uses_only_what_it_may(String module) {
        HOUSE.a_module_uses_only(module).check(platform);
    }

    @Test
    void the_kernel_needs_the_jdk_alone() {
        HOUSE.the_kernel_needs_the_jdk_alone().check(platform);
    }

    @Test
    void the_claim_kernel_needs_the_kernel_alone() {
        HOUSE.the_claim_kernel_needs_the_kernel_alone().check(platform);
    }

    @Test
    void routing_needs_the_kernel_alone() {
        HOUSE.routing_needs_the_kernel_alone().check(platform);
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_model_knows_words_and_contracts_alone(String service) {
        HOUSE.a_model_knows_words_and_contracts_alone(service).check(platform);
    }

    @Test
    void most_services_have_a_model_to_hold_rules_against() {
        assertThat(services())
                .filteredOn(service -> platform.stream().anyMatch(one -> one.getPackageName()
                        .matches("dev\\.wayfare\\." + service + "(\\..*)?\\.model")))
                .contains("accounts", "fleet", "rides", "dispatch", "travel", "billing");
    }

    @Test
    void decisions_take_time_ids_and_chance_as_parameters() {
        HOUSE.decisions_take_time_ids_and_chance_as_parameters().check(platform);
    }

    @Test
    void packages_make_no_cycles() {
        HOUSE.packages_make_no_cycles().check(platform);
    }

    @Test
    void only_the_command_line_prints() {
        HOUSE.only_the_command_line_prints().check(platform);
    }

    @Test
    void every_package_states_its_purpose_and_is_null_marked() {
        HOUSE.every_package_states_its_purpose_and_is_null_marked().check(platform);
    }

    @Test
    void names_say_what_a_thing_is() {
        HOUSE.names_say_what_a_thing_is().check(platform);
    }

    @Test
    void what_an_object_needs_comes_in_by_its_constructor() {
        HOUSE.what_an_object_needs_comes_in_by_its_constructor().check(platform);
    }

    @Test
    void no_source_file_is_longer_than_a_reader_can_hold() {
        SourceTree tree = SourceTree.ofProject();

        assertThat(tree.javaFiles()).hasSizeGreaterThan(300);
        assertThat(tree.filesThatAreTooLong()).isEmpty();
    }

    @Test
    void topics_are_named_in_the_catalogue_alone() {
        assertThat(SourceTree.ofProject().topicsByName(Topics.ALL)).isEmpty();
    }
}
