package org.bihuan.shell.cli;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 * @param token what lets a command of this machine in, see {@link MachineToken}
 * @param language tag of the language that it is asked to answer in; empty for its own first
 */
public record RunningCity(
        long pid,
        long started,
        int port,
        int postgresPort,
        String certificate,
        String token,
        @JsonIgnore String language) {
    private static final String FILE = "running.json";
    private static final JsonMapper JSON = new JsonMapper();

    /** As its file says; a version before may have left something out. */
    @JsonCreator
    public RunningCity(
            @JsonProperty("pid") long pid,
            @JsonProperty("started") long started,
            @JsonProperty("port") int port,
            @JsonProperty("postgresPort") int postgresPort,
            @JsonProperty("certificate") @Nullable String certificate,
            @JsonProperty("token") @Nullable String token) {
        this(
                pid,
                started,
                port,
                postgresPort,
                Objects.requireNonNullElse(certificate, ""),
                Objects.requireNonNullElse(token, ""),
                "");
    }

    /** The same, asked to answer in a language; an empty tag leaves it to the city. */
    public RunningCity speaking(String tag) {
        return new RunningCity(pid, started, port, postgresPort, certificate, token, tag);
    }

    /** A request to it, let in as a command of this machine, in the language chosen. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(path)).header("Authorization", new MachineToken(token).header());
        return language.isEmpty() ? request : request.header("Accept-Language", language);
    }

    /** This process as a running city. */
    public static RunningCity here(int port, int postgresPort, Optional<Path> certificate, MachineToken token) {
        ProcessHandle self = ProcessHandle.current();
        return new RunningCity(
                self.pid(),
                started(self),
                port,
                postgresPort,
                certificate.map(file -> file.toAbsolutePath().toString()).orElse(""),
                token.value());
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

    /** Writes the file, whole or not at all, for nobody's eyes but the owner's. */
    public void announce(Path data) throws IOException {
        Path part = data.resolve(FILE + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
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
        return send(request(path).GET());
    }

    /** Sends JSON to it. */
    public HttpResponse<String> post(String path, String json) {
        return send(request(path)
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

    @Override
    public String toString() {
        return "RunningCity[" + pid + ", " + at("/") + "]";
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
