package dev.wayfare.travel.catalogue.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.travel.search.model.Skies;
import org.junit.jupiter.api.Test;

class CitiesTest {

    private final Cities cities = new Skies()
            .flight("T 1", "LHR", "ORD", "10:00", 480)
            .flight("T 2", "LGW", "ORD", "10:00", 480)
            .flight("T 3", "YXU", "ORD", "10:00", 80)
            .catalogue()
            .cities();

    @Test
    void of_two_cities_of_a_name_the_busier_is_meant_unless_the_country_is_said() {
        assertThat(cities.city("London").orElseThrow().country()).isEqualTo("United Kingdom");
        assertThat(cities.city("london, canada").orElseThrow().airports())
                .extracting(Airport::code)
                .containsExactly("YXU");
        assertThat(cities.city("London, France")).isEmpty();
    }

    @Test
    void case_accents_and_blanks_do_not_matter() {
        assertThat(cities.city("  lóNdon ")).isPresent();
        assertThat(cities.city("los   angeles")).isPresent();
    }

    @Test
    void a_code_stands_for_its_airport_and_for_its_city() {
        assertThat(cities.airports("lgw")).extracting(Airport::code).containsExactly("LGW");
        assertThat(cities.airports("London")).extracting(Airport::code).containsExactly("LGW", "LHR");
        assertThat(cities.city("LGW").orElseThrow().airports()).hasSize(2);
    }

    @Test
    void a_name_that_is_none_is_answered_with_one_that_is_alike() {
        assertThat(cities.city("Chicagoo")).isEmpty();
        assertThat(cities.suggested("Chicagoo")).isEqualTo("; did you mean Chicago?");
        assertThat(cities.suggested("Zzz")).isEmpty();
    }
}
