package dev.wayfare.contracts.wire;

import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Id;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.ScheduleId;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Makes one filled record of any type that stands on the wire: the first writing of a golden sample. */
final class Samples {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

    private Samples() {}

    static Object of(Class<?> type) throws ReflectiveOperationException {
        if (type == dev.wayfare.contracts.billing.LedgerTransaction.class) {
            return ledger();
        }
        RecordComponent[] parts = type.getRecordComponents();
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = value(parts[i].getGenericType(), parts[i].getName());
        }
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }

    private static Object value(Type type, String name) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list) {
            return List.of(value(list.getActualTypeArguments()[0], name));
        }
        Class<?> raw = (Class<?>) type;
        if (Id.class.isAssignableFrom(raw)) {
            if (raw == FlightId.class) {
                return FlightId.of(ScheduleId.derive(name), LocalDate.parse("2026-12-01"));
            }
            if (raw == ScheduleId.class) {
                return ScheduleId.derive(name);
            }
            String prefix = (String) raw.getField("PREFIX").get(null);
            return raw.getConstructor(String.class).newInstance(Ids.derive(prefix, name));
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        }
        if (raw == String.class) {
            return name + " text";
        }
        if (raw == Instant.class) {
            return AT;
        }
        if (raw == LocalDate.class) {
            return LocalDate.parse("2026-12-01");
        }
        if (raw == Money.class) {
            return new Money(1250, "USD");
        }
        if (raw == Place.class) {
            return new Place(41.88, -87.63, "1 Main St");
        }
        if (raw == GeoPoint.class) {
            return new GeoPoint(41.88, -87.63);
        }
        if (raw == int.class || raw == Integer.class) {
            return 3;
        }
        if (raw == long.class || raw == Long.class) {
            return 7L;
        }
        if (raw == double.class || raw == Double.class) {
            return 1.25;
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return true;
        }
        return of(raw);
    }

    private static Object ledger() {
        var debit = new dev.wayfare.contracts.billing.LedgerTransaction.Entry("rider:x", new Money(1250, "USD"));
        var credit = new dev.wayfare.contracts.billing.LedgerTransaction.Entry("driver:y", new Money(-1250, "USD"));
        return new dev.wayfare.contracts.billing.LedgerTransaction("tx-1", "charge", List.of(debit, credit));
    }
}
