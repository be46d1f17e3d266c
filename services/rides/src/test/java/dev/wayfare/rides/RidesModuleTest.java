package dev.wayfare.rides;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.rides.model.RideSettings;
import dev.wayfare.runtime.config.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RidesModuleTest {

    @Test
    void what_is_not_set_has_its_default() {
        assertThat(RidesModule.settings(Settings.read(Map.of(), Optional.empty())))
                .isEqualTo(RideSettings.defaults());
    }

    @Test
    void a_setting_is_taken() {
        Settings settings = Settings.read(Map.of("rides.search", "20s"), Optional.empty());
        assertThat(RidesModule.settings(settings).search()).isEqualTo(Duration.ofSeconds(20));
    }
}
