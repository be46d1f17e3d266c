package dev.wayfare.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void the_same_parts_give_the_same_id_and_a_shifted_boundary_another() {
        assertThat(Ids.derive("ride", "ab", "c")).isEqualTo(Ids.derive("ride", "ab", "c"));
        assertThat(Ids.derive("ride", "ab", "c")).isNotEqualTo(Ids.derive("ride", "a", "bc"));
    }

    @Test
    void later_ids_sort_after_earlier_ones() {
        Random random = new Random(7);
        String early = Ids.create("ride", Instant.ofEpochMilli(1_000_000), random);
        String late = Ids.create("ride", Instant.ofEpochMilli(2_000_000), random);
        assertThat(early).isLessThan(late);
        assertThat(Ids.isId("ride", early)).isTrue();
    }

    @Test
    void a_foreign_prefix_or_alphabet_is_refused_with_the_form_expected() {
        assertThatThrownBy(() -> new RideId("user_00000000000000000000000000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ride_<26 characters>");
        assertThat(Ids.isId("ride", "ride_0000000000000000000000000U")).isFalse();
        assertThat(Ids.isId("ride", "ride_0000000000000000000000000u")).isFalse();
    }

    @Test
    void a_bill_shares_its_body_with_its_ride() {
        RideId ride = new RideId(Ids.derive("ride", "x"));
        assertThat(new BillId(Ids.sibling("bill", ride)).value().substring(5))
                .isEqualTo(ride.value().substring(5));
    }
}
