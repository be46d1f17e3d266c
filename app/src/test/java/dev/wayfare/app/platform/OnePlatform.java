package dev.wayfare.app.platform;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link RunningPlatform} of this JVM, started for the first who asks and closed after the last test. */
public final class OnePlatform implements ParameterResolver {

    private static final Namespace HERE = Namespace.create(OnePlatform.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningPlatform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    static RunningPlatform of(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(RunningPlatform.class, type -> started(), RunningPlatform.class);
    }

    private static RunningPlatform started() {
        try {
            return RunningPlatform.start();
        } catch (Exception e) {
            throw new IllegalStateException("the platform under test does not start", e);
        }
    }
}
