package dev.wayfare.simulator.load;

import java.util.List;

/** Searches, in turn. */
public final class SearchLoad implements RequestLoad.Maker {

    private final List<byte[]> requests;

    private SearchLoad(SearchSettings settings) {
        Requests writer = new Requests(settings.baseUrl());
        this.requests = settings.paths().stream()
                .map(path -> writer.get(path, settings.searcher()))
                .toList();
    }

    /** Loads the platform and says how it did. */
    public static AcceptReport run(SearchSettings settings) throws InterruptedException {
        RequestLoad.Pace pace =
                new RequestLoad.Pace(settings.rate(), settings.connections(), settings.warmUp(), settings.duration());
        return RequestLoad.run(settings.baseUrl(), pace, new SearchLoad(settings), LoadWatcher.NOBODY);
    }

    @Override
    public byte[] request(long number) {
        return requests.get((int) (number % requests.size()));
    }
}
