package org.bihuan.crash;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bihuan.shell.cli.RunningCity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports counts as {@code ./bihuan import} does: a file, its check, its commit. Each id is one file of three rows with
 * days of its own. A file that is sent again because its acknowledgement was lost changes nothing, committed or not.
 */
final class CountImportWriter implements Writer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
    private static final int ROWS = 3;

    private final Map<UUID, Integer> turns = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    @Override
    public String name() {
        return "counts";
    }

    @Override
    public HttpRequest.Builder write(RunningCity city, UUID id) {
        int turn = turns.computeIfAbsent(id, unseen -> next.getAndIncrement());
        StringBuilder file = new StringBuilder("date,adcode,confirmed_cum\n");
        for (int row = 0; row < ROWS; row++) {
            file.append(FIRST.plusDays((long) turn * ROWS + row))
                    .append(",500101,")
                    .append(turn)
                    .append('\n');
        }
        return city.request("/api/v1/imports?kind=counts&name=counts.csv&sender=crash-" + id)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString(file.toString()));
    }

    @Override
    public int hand(HttpClient client, RunningCity city, UUID id) throws IOException, InterruptedException {
        HttpResponse<String> sent = send(client, write(city, id));
        if (sent.statusCode() / 100 != 2) {
            return sent.statusCode();
        }
        String path = "/api/v1/imports/" + JSON.readTree(sent.body()).path("id").asLong();
        while (true) {
            HttpResponse<String> checked = step(client, city, path, "check");
            if (checked.statusCode() / 100 != 2 || tally(checked).path("same").asInt() == ROWS) {
                return checked.statusCode();
            }
            HttpResponse<String> committed = step(client, city, path, "commit");
            if (committed.statusCode() / 100 != 2 || state(committed).equals("DONE")) {
                return committed.statusCode();
            }
        }
    }

    /** Starts a step's work and waits for its end: a commit fails where another file's came after the check. */
    private static HttpResponse<String> step(HttpClient client, RunningCity city, String path, String step)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(client, city.request(path + "/" + step).POST(HttpRequest.BodyPublishers.noBody()));
        while (answer.statusCode() / 100 == 2 && state(answer).equals("RUNNING")) {
            Thread.sleep(10);
            answer = send(client, city.request(path));
        }
        return answer;
    }

    private static JsonNode tally(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("tally");
    }

    private static String state(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("work").path("state").asString("");
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public List<UUID> held(Connection owner) throws SQLException {
        return Held.ids(owner, """
                select substr(b.sender, 7) from detect.count_report c join shell.import_batch b on b.id = c.batch
                where b.sender like 'crash-%' group by b.sender, b.id
                """);
    }

    @Override
    public List<String> contradictions(Connection owner) throws SQLException {
        return Held.texts(owner, """
                select b.sender || ' has ' || count(*) || ' rows'
                from detect.count_report c join shell.import_batch b on b.id = c.batch
                where b.sender like 'crash-%' group by b.sender having count(*) <> 3
                union all
                select 'batch ' || b.id || ' is ' || b.state || ' with ' || count(c.count_id) || ' rows'
                from shell.import_batch b left join detect.count_report c on c.batch = b.id
                where b.sender like 'crash-%' group by b.id
                having count(c.count_id) not in (0, case b.state when 'COMMITTED' then 3 else 0 end)
                """);
    }
}
