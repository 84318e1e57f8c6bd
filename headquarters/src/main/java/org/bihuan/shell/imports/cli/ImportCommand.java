package org.bihuan.shell.imports.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.bihuan.shell.cli.CommandFailure;
import org.bihuan.shell.cli.CommandLineTool;
import org.bihuan.shell.cli.Exit;
import org.bihuan.shell.cli.RunningCity;
import org.bihuan.shell.cli.Tongue;
import org.bihuan.shell.database.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./bihuan import}: sends a file to the running city and prints the result of every row as CSV. */
@Command(
        name = "import",
        description =
                "Imports a CSV or XLSX file into the running city. Prints line,result,code,column,old,new,reason.")
public final class ImportCommand implements CommandLineTool {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long POLL_MILLIS = 200;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "the list, such as counts")
    private String kind = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "the file")
    private Path file = Path.of("");

    @Option(names = "--sender", paramLabel = "NAME", description = "whose column names are remembered")
    private String sender = "";

    @Option(names = "--data", paramLabel = "DIR", description = "data folder (default .data/run beside the program)")
    private @Nullable Path data;

    @Option(names = "--check-only", description = "print the results and store nothing")
    private boolean checkOnly;

    @Option(
            names = "--undo",
            paramLabel = "BATCH",
            description = "rather than importing, take back what a batch stored")
    private @Nullable Long undo;

    @Option(
            names = "--language",
            paramLabel = "zh|en",
            description = "language of the reasons (default: as LANG says, else the city's first)")
    private String language = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = DataFolder.unlessChosen(data, Path.of(System.getProperty("bihuan.home", "."), ".data", "run"));
        if (undo != null) {
            if (!kind.isEmpty()) {
                throw CommandFailure.usage("--undo takes the number of a batch and neither KIND nor FILE");
            }
            work(RunningCity.needed(folder), "/api/v1/imports/" + undo, "undo");
            System.err.println("batch " + undo + " undone");
            return Exit.DONE;
        }
        if (kind.isEmpty() || file.toString().isEmpty()) {
            throw CommandFailure.usage("which list, which file? ./bihuan import KIND FILE");
        }
        RunningCity city = RunningCity.needed(folder).speaking(Tongue.tag(language, System.getenv()));
        JsonNode batch = upload(city);
        String path = "/api/v1/imports/" + batch.path("id").asLong();
        if (!batch.path("missing").isEmpty()) {
            throw CommandFailure.usage(
                    "no column of " + file + " is " + batch.path("missing") + "; match the columns at "
                            + city.at("/shell/imports/" + batch.path("id").asLong()));
        }
        JsonNode checked = work(city, path, "check");
        print(city, path + "/results");
        JsonNode tally = checked.path("tally");
        if (!checkOnly && tally.path("added").asInt() + tally.path("corrected").asInt() > 0) {
            String then = work(city, path, "commit").path("then").asString("");
            if (!then.isEmpty()) {
                System.err.println("go on at " + city.at(then));
            }
        }
        System.err.println("batch " + batch.path("id").asLong() + (checkOnly ? ", checked only: " : ": ") + tally);
        return tally.path("refused").asInt() > 0 ? Exit.FINDING : Exit.DONE;
    }

    private JsonNode upload(RunningCity city) {
        String query = "?kind=" + encoded(kind) + "&sender=" + encoded(sender) + "&name="
                + encoded(String.valueOf(file.getFileName()));
        try {
            return answered(city.send(city.request("/api/v1/imports" + query)
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(file))));
        } catch (FileNotFoundException e) {
            throw CommandFailure.usage("there is no file " + file);
        }
    }

    private static JsonNode work(RunningCity city, String path, String step) throws InterruptedException {
        JsonNode batch = answered(city.post(path + "/" + step, ""));
        while (batch.path("work").path("state").asString("").equals("RUNNING")) {
            Thread.sleep(POLL_MILLIS);
            batch = answered(city.get(path));
        }
        JsonNode work = batch.path("work");
        if (!work.path("state").asString("").equals("DONE")) {
            throw CommandFailure.finding(step + ": " + work.path("reason").asString(""));
        }
        long took = work.path("elapsedMs").asLong();
        System.err.printf(
                Locale.ROOT,
                "%s: %d rows in %.3f s, %d rows/s%n",
                step,
                work.path("done").asLong(),
                took / 1000.0,
                work.path("done").asLong() * 1000 / Math.max(1, took));
        return batch;
    }

    private static void print(RunningCity city, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> results =
                    client.send(city.request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = results.body()) {
                in.transferTo(System.out);
                System.out.flush();
            }
        }
    }

    private static JsonNode answered(HttpResponse<String> answer) {
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() >= 300) {
            throw CommandFailure.usage(body.path("detail").asString("the city answered " + answer.statusCode()));
        }
        return body;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
