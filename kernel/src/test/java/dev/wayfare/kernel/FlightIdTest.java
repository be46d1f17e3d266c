package dev.wayfare.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlightIdTest {

    private final ScheduleId schedule = ScheduleId.derive("WF", "418");

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01", "2026-02-28", "2028-02-29", "2026-12-31", "4840-01-01"})
    void a_departure_tells_its_schedule_and_its_date(String date) {
        FlightId flight = FlightId.of(schedule, LocalDate.parse(date));
        assertThat(flight.date()).isEqualTo(LocalDate.parse(date));
        assertThat(flight.schedule()).isEqualTo(schedule);
        assertThat(Ids.isId("flight", flight.value())).isTrue();
    }

    @Test
    void departures_of_one_schedule_differ_by_date_alone() {
        assertThat(FlightId.of(schedule, LocalDate.parse("2026-12-01")))
                .isEqualTo(FlightId.of(schedule, LocalDate.parse("2026-12-01")))
                .isNotEqualTo(FlightId.of(schedule, LocalDate.parse("2026-12-02")));
    }

    @Test
    void a_schedule_leaves_room_for_the_date() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScheduleId("sched_0123456789abcdefghjkmnpqrs"))
                .withMessageContaining("0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31", "9999-12-31"})
    void a_date_that_no_flight_has_is_refused(String date) {
        assertThatIllegalArgumentException().isThrownBy(() -> FlightId.of(schedule, LocalDate.parse(date)));
    }
}
