package org.bihuan.pass.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A witness behind {@code POST /add-checkpoint}. */
public final class WitnessServer implements AutoCloseable {
    private final Witness witness;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);

    /** Listens at once; port 0 takes a free one. */
    public WitnessServer(Witness witness, InetSocketAddress address, InstantSource clock) throws IOException {
        this.witness = witness;
        this.clock = clock;
        this.server = HttpServer.create(address, 16);
        server.createContext("/add-checkpoint", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Witness.Answer answer = new Witness.Answer(405, "");
            if (exchange.getRequestMethod().equals("POST")
                    && exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
                byte[] body = exchange.getRequestBody().readNBytes(WitnessRequest.MOST_OCTETS + 1);
                answer = body.length > WitnessRequest.MOST_OCTETS
                        ? new Witness.Answer(413, "")
                        : witness.addCheckpoint(body, clock.instant());
            }
            String type = answer.status() == 409 ? "text/x.tlog.size" : "text/plain; charset=utf-8";
            exchange.getResponseHeaders().set("Content-Type", type);
            byte[] octets = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), octets.length == 0 ? -1 : octets.length);
            exchange.getResponseBody().write(octets);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
