package dev.wayfare.gateway.admin;

import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.reads.Pages;
import dev.wayfare.gateway.reads.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** {@code GET /admin/audit}: who of the platform's people did what, newest first. */
public final class Audit {

    private static final String VIEW = "audit";
    private static final List<String> FILTERS = List.of("actor", "subject");
    private static final int LONGEST = 300;

    private final Documents documents;

    public Audit(Documents documents) {
        this.documents = documents;
    }

    public CompletionStage<Answer> list(Call call) {
        Map<String, String> filters = new HashMap<>();
        FILTERS.forEach(name -> call.query().text(name, LONGEST).ifPresent(value -> filters.put(name, value)));
        return Pages.list(call, documents, VIEW, filters, Shown::of);
    }
}
