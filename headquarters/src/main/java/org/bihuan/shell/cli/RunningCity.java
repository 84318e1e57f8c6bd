package org.bihuan.shell.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A city that runs on this machine, as its data folder says: {@code running.json}, written when it takes requests and
 * removed when it stops. Commands that need the running city find it here and speak to it over HTTP.
 *
 * @param pid its process
 * @param started when that process started, in milliseconds since 1970; process numbers are used again
 * @param port its port on loopback
 * @param postgresPort its database's port
 * @param certificate the file with the certificate that it shows; empty: it speaks plain HTTP
 */
public record RunningCity(long pid, long started, int port, int postgresPort, String certificate) {
    private static final String FILE = "running.json";
    private static final JsonMapper JSON = new JsonMapper();

    public RunningCity {
        // written by a version before there were certificates
        certificate = Objects.requireNonNullElse(certificate, "");
    }

    /** This process as a running city. */
    public static RunningCity here(int port, int postgresPort, Optional<Path> certificate) {
        ProcessHandle self = ProcessHandle.current();
        return new RunningCity(
                self.pid(),
                started(self),
                port,
                postgresPort,
                certificate.map(file -> file.toAbsolutePath().toString()).orElse(""));
    }

    /** The city that runs in a data folder; empty if none does, whatever a killed one has left there. */
    public static Optional<RunningCity> in(Path data) {
        try {
            RunningCity city = JSON.readValue(Files.readAllBytes(data.resolve(FILE)), RunningCity.class);
            return ProcessHandle.of(city.pid)
                    .filter(process -> started(process) == city.started)
                    .map(process -> city);
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * The same for a command that cannot do without.
     *
     * @throws CommandFailure if none runs
     */
    public static RunningCity needed(Path data) {
        return in(data).orElseThrow(() -> CommandFailure.environment("no city runs in " + data + ": start it first"));
    }

    /** Writes the file, whole or not at all. */
    public void announce(Path data) throws IOException {
        Path part = data.resolve(FILE + ".part");
        Files.write(part, JSON.writeValueAsBytes(this));
        Files.move(part, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    public static void withdraw(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }

    /** The address of one of its pages or services. */
    public URI at(String path) {
        return URI.create((certificate.isEmpty() ? "http" : "https") + "://127.0.0.1:" + port + path);
    }

    /** Reads from it. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    /** Sends JSON to it. */
    public HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /**
     * Sends any request to it; the caller reads the status.
     *
     * @throws CommandFailure if it does not answer
     */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpClient.Builder way = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
        if (!certificate.isEmpty()) {
            way.sslContext(PinnedTrust.in(Path.of(certificate)));
        }
        try (HttpClient client = way.build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw CommandFailure.environment("the city at " + at("/") + " does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.environment("interrupted");
        }
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
