package dev.wayfare.simulator.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ThreadLocalRandom;

/** Commands of a ride's life over a {@link LoadLoop}. Lives on the load's thread. */
final class LoadCalls {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final LoadLoop loop;
    private final Requests requests;
    private final String run = Long.toHexString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 44));
    private long number;

    /** Who hears of an answer. */
    interface Listener {

        /**
         * The answer; status 0 = the connection broke.
         *
         * @param code of a problem, else empty
         */
        void answered(int status, String code, JsonNode body, long nowNs);
    }

    LoadCalls(LoadLoop loop, URI baseUrl) {
        this.loop = loop;
        this.requests = new Requests(baseUrl);
    }

    void post(String path, Account account, String json, int waitS, Listener listener) {
        byte[] body = Requests.ascii(json);
        String key = run + "-" + Long.toHexString(number++);
        byte[] request = Requests.join(requests.post(path, account), Requests.rest(key, waitS, body.length), body);
        loop.send(new Call(request, listener));
    }

    private record Call(byte[] request, Listener listener) implements Exchange {

        @Override
        public boolean wantsBody() {
            return true;
        }

        @Override
        public void answered(int status, byte[] body, long nowNs) {
            JsonNode json = read(body);
            String code = status >= 400 ? json.path("code").asText("http-" + status) : "";
            listener.answered(status, code, json, nowNs);
        }

        @Override
        public void broken(String why, long nowNs) {
            listener.answered(0, "connection-lost", MAPPER.missingNode(), nowNs);
        }

        private static JsonNode read(byte[] body) {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                return MAPPER.createObjectNode().put("code", "no-json");
            }
        }
    }
}
