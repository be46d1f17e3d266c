package dev.wayfare.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.checker.CheckReport;
import dev.wayfare.checker.LogChecker;
import dev.wayfare.checker.check.CheckOptions;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Whatever the tests of a class did to the platform: its log still proves every promise. */
public final class LogHolds implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        CheckOptions options = CheckOptions.atWork(Instant.now()).toleratingUnreadableEvents();
        CheckReport report = LogChecker.check(OnePlatform.of(context).kafkaBootstrap(), options);
        StringBuilder text = new StringBuilder();
        report.print(text);
        assertThat(report.holds()).as("%s", text).isTrue();
    }
}
