package org.bihuan.shell.imports.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bihuan.shell.imports.ImportBatch;
import org.bihuan.shell.imports.ImportBatch.State;
import org.bihuan.shell.imports.Imports;
import org.bihuan.shell.jobs.Job;
import org.bihuan.testing.HouseTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts by page and by REST, in the whole house. What is committed is undone again. */
@HouseTest
class ImportPagesTest {
    private static final String COUNTS = """
            日期,区划代码,累计确诊（例）,备注
            2020-04-29,500101,118,x
            2020-04-29,999999,1,x
            2020-04-29,500102,=1+1,x
            """;

    @Autowired
    MockMvcTester house;

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient db;

    /** The house is shared by the tests of a run. */
    @AfterEach
    void leaveNothingBehind() {
        for (String table : List.of("import_finding", "import_result", "import_row", "import_part", "import_batch")) {
            db.sql("delete from shell." + table).update();
        }
        db.sql("delete from shell.import_mapping").update();
    }

    @Test
    void byPageFromFileToCommitAndBack() throws Exception {
        assertThat(page("/shell/imports").select("nav.bh-tabs a[href$=kind=counts]"))
                .hasSize(1);

        String address = sent(COUNTS);
        Document columns = page(address);
        assertThat(columns.select("select[name=c0] option[selected]").attr("value"))
                .isEqualTo("day");
        assertThat(columns.select("select[name=c2] option[selected]").attr("value"))
                .isEqualTo("confirmed");
        assertThat(columns.select("select[name=c3] option[selected]").attr("value"))
                .isEmpty();

        assertThat(house.post().uri(address + "/columns?c0=day&c1=unit&c2=confirmed&c3="))
                .hasStatus(HttpStatus.SEE_OTHER);
        ImportBatch checked = finished(address);
        assertThat(checked.state()).isEqualTo(State.CHECKED);
        assertThat(checked.tally().refused()).isEqualTo(2);
        Document results = page(address + "?tab=refused");
        assertThat(results.select(".bh-table-imp tbody tr")).hasSize(2);
        assertThat(results.text()).contains("There is no unit 999999").contains("“=1+1” is not a whole number");
        assertThat(results.select(".bh-steps [aria-current=step]").text()).contains("Results");

        String refused = body(house.get()
                .uri(address + "/refused.csv")
                .header("Accept-Language", "en")
                .exchange());
        assertThat(refused).startsWith("\uFEFFGiven out on,").contains("'=1+1").contains("There is no unit 999999");

        assertThat(house.post().uri(address + "/commit")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(finished(address).state()).isEqualTo(State.COMMITTED);
        assertThat(house.post().uri(address + "/commit")).hasStatus(HttpStatus.CONFLICT);
        assertThat(house.post().uri(address + "/undo")).hasStatus(HttpStatus.SEE_OTHER);
        assertThat(finished(address).state()).isEqualTo(State.UNDONE);
    }

    @Test
    void aFileThatIsNoTableIsRefusedOnThePage() throws Exception {
        MvcTestResult answer = house.post()
                .uri("/shell/imports")
                .header("Accept-Language", "en")
                .multipart()
                .file(new MockMultipartFile("file", "counts.xlsx", null, "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
                .param("kind", "counts")
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Jsoup.parse(body(answer)).select("[role=alert]").text())
                .contains("neither CSV nor an Excel workbook");
    }

    @Test
    void aRequiredColumnThatIsNotMatchedIsToldOnThePage() throws Exception {
        String address = sent(COUNTS);
        MvcTestResult answer = house.post()
                .uri(address + "/columns?c0=day&c1=&c2=confirmed&c3=")
                .header("Accept-Language", "en")
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.CONFLICT);
        assertThat(Jsoup.parse(body(answer)).select("[role=alert]").text()).contains("required column");
        assertThat(house.post().uri(address + "/discard")).hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void byRest() throws Exception {
        MvcTestResult created = house.post()
                .uri("/api/v1/imports?kind=counts&sender=test&name=a.csv")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(COUNTS)
                .exchange();
        assertThat(created).hasStatus(HttpStatus.CREATED);
        JsonNode batch = new JsonMapper().readTree(body(created));
        assertThat(batch.path("missing")).isEmpty();
        String path = "/api/v1/imports/" + batch.path("id").asLong();
        assertThat(house.post().uri(path + "/commit")).hasStatus(HttpStatus.CONFLICT);
        assertThat(house.post().uri(path + "/check")).hasStatus(HttpStatus.ACCEPTED);
        finished(path);
        JsonNode status = new JsonMapper().readTree(body(house.get().uri(path).exchange()));
        assertThat(status.path("state").asString()).isEqualTo("CHECKED");
        assertThat(status.path("work").path("state").asString()).isEqualTo("DONE");
        assertThat(body(house.get()
                        .uri(path + "/results?tab=refused")
                        .header("Accept-Language", "en")
                        .exchange()))
                .startsWith("line,result,code,column,old,new,reason")
                .contains("3,REFUSED,unknownUnit,unit,,999999,")
                .contains("4,REFUSED,notWhole,confirmed,,'=1+1,");
        assertThat(house.post().uri("/shell/imports/" + batch.path("id").asLong() + "/discard"))
                .hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void byRestAnUnknownListAndAnUnknownBatchAreProblems() {
        assertThat(house.post()
                        .uri("/api/v1/imports?kind=secrets")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .content("a"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(house.get().uri("/api/v1/imports/999999999")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(house.get().uri("/shell/imports/999999999")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private String sent(String text) throws Exception {
        MvcTestResult answer = house.post()
                .uri("/shell/imports")
                .multipart()
                .file(new MockMultipartFile("file", "counts.csv", null, text.getBytes(StandardCharsets.UTF_8)))
                .param("kind", "counts")
                .param("sender", "page test")
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.SEE_OTHER);
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private ImportBatch finished(String path) throws InterruptedException {
        long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        while (true) {
            ImportBatch batch = imports.find(id).orElseThrow();
            Job job = imports.job(batch).orElseThrow();
            if (!job.running()) {
                assertThat(job.state()).as(job.toString()).isEqualTo(Job.State.DONE);
                return imports.find(id).orElseThrow();
            }
            Thread.sleep(10);
        }
    }

    private Document page(String path) throws Exception {
        MvcTestResult answer =
                house.get().uri(path).header("Accept-Language", "en").exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(body(answer));
    }

    private static String body(MvcTestResult answer) throws Exception {
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
