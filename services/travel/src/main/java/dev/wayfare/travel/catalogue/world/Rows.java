package dev.wayfare.travel.catalogue.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Reads one file of comma-separated rows, one line at a time, so that a row that is broken spoils no other. */
final class Rows {

    private static final String NOTHING = "\\N";
    private static final int LONGEST = 4_000;
    private static final ObjectReader ROW = new CsvMapper()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .readerFor(String[].class)
            .with(CsvSchema.emptySchema().withEscapeChar('\\'));

    private final String file;
    private final int columns;
    private final Consumer<RowFault> faults;
    private int line;

    Rows(String file, int columns, Consumer<RowFault> faults) {
        this.file = file;
        this.columns = columns;
        this.faults = faults;
    }

    /** What takes a row; an {@link IllegalArgumentException} of it is a fault of the row. */
    interface Taker {
        void take(List<String> row);
    }

    /** Reads to the end. What is not known ({@code \N}) is the empty text. */
    void read(BufferedReader in, Taker taker) throws IOException {
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            line++;
            if (!text.isBlank()) {
                try {
                    taker.take(cells(text));
                } catch (IllegalArgumentException e) {
                    faults.accept(new RowFault(file, line, String.valueOf(e.getMessage())));
                }
            }
        }
    }

    private List<String> cells(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("has " + text.length() + " characters, more than " + LONGEST);
        }
        String plain = text.replace(NOTHING, "");
        if (plain.indexOf('"') < 0 && plain.indexOf('\\') < 0) {
            return checked(plain.split(",", -1));
        }
        String[][] rows;
        try (var values = ROW.<String[]>readValues(plain)) {
            rows = values.readAll().toArray(String[][]::new);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no row of comma-separated values: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("is no row of comma-separated values: " + e.getMessage(), e);
        }
        return checked(rows.length == 1 ? rows[0] : new String[0]);
    }

    private List<String> checked(String[] row) {
        if (row.length != columns) {
            throw new IllegalArgumentException("has " + row.length + " columns instead of " + columns);
        }
        for (int i = 0; i < columns; i++) {
            row[i] = row[i].strip();
        }
        return List.of(row);
    }
}
