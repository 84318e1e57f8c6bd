package org.bihuan.loop.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bihuan.loop.model.protocol.Flaw;
import org.bihuan.loop.model.protocol.ProtocolReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A protocol that must not be is refused with file, line, field and what would be allowed. */
class ProtocolReaderTest {
    static final String SOUND = """
        protocol: watch
        version: 1
        effective: "2020-01-01"
        source: {issuer: city, document: a test}
        title: {zh: 观察, en: Watch}
        subject: person
        anchors: {begun: restart, called: each}
        phases: [home, ward]
        lines: {territory: [street, district], sector: [health]}
        duties:
          reading:
            title: {zh: 读数, en: Reading}
            when:
              - from: [begun]
                windows: [{opens: 06:00, due: 10:00}, {opens: 16:00, due: 20:00}]
            grace: PT2H
            values: {celsius: {type: number, unit: Cel, max: 45}}
            ladder:
              - {at: grace, territory: street}
          visit:
            title: {zh: 走访, en: Visit}
            when:
              - {from: ["done:reading"], once: {due: PT4H}}
            ladder:
              - {at: PT0M, sector: health}
        closure: {needs: {visit: 1}}
        """;

    private static List<Flaw> flaws(String yaml) {
        return ProtocolReader.read("watch.yaml", yaml).flaws();
    }

    @Test
    void aSoundOneIsRead() {
        assertThat(flaws(SOUND)).isEmpty();
        assertThat(ProtocolReader.read("watch.yaml", SOUND).versions()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource(delimiter = '|', textBlock = """
        grace: PT2H            | grace: PT7H            | 14 | duties.reading.when.0 | grace reaches past the next opening
        opens: 16:00, due      | opens: 21:00, due      | 14 | duties.reading.when.0 | is due before it opens
        territory: street}     | territory: strete}     | 19 | duties.reading.ladder.0.territory | names nobody: strete is no level of the line territory (street, district)
        grace, territory: street} | grace}              | 19 | duties.reading.ladder.0 | is empty or lacks a part
        "done:reading"         | "done:visit"           | 22 | duties.visit.when | waits for itself: it can never open, and the loop can never close
        {visit: 1}             | {visit: 1, home: 1}    | 26 | closure.needs.home | no duty is called home (reading, visit)
        from: [begun]          | from: [began]          | 14 | duties.reading.when.0.from | no anchor is called began (begun, called, home, ward)
        type: number           | type: numeral          | 17 | duties.reading.values.celsius.type | must be one of number, choice, words
        once: {due: PT4H}      | once: {due: soon}      | 23 | duties.visit.when.0.once.due | has not the form
        once: {due: PT4H}      | twice: {due: PT4H}     | 23 | duties.visit.when.0.twice | is unknown here (known: from, once, windows, days, every, monthly, random, dial)
        version: 1             | version: 0             | 2  | version | must be at least 1
        subject: person        | subject: person person | 6  | subject | has not the form
        subject: person        | version: 1             | 6  | version | stands twice
        """)
    void aWrongOneIsRefusedWithItsLine(String right, String wrong, int line, String field, String text) {
        assertThat(flaws(SOUND.replace(right, wrong))).anySatisfy(flaw -> {
            assertThat(flaw.file()).isEqualTo("watch.yaml");
            assertThat(flaw.line()).isEqualTo(line);
            assertThat(flaw.field()).isEqualTo(field);
            assertThat(flaw.text()).startsWith(text);
        });
    }

    @Test
    void aDutyThatNoValueFulfilsCanNeverBeDone() {
        assertThat(flaws(SOUND.replace("grace: PT2H", "grace: PT2H\n    counts: {celsius: {at-least: 50}}")))
                .extracting(Flaw::text)
                .containsExactly("no value meets this: the duty can never be done, and the loop can never close");
    }

    @Test
    void whatNeedsMoreThanThereIsCanNeverClose() {
        String once = SOUND.replace("from: [\"done:reading\"]", "from: [begun]").replace("visit: 1", "visit: 2");
        assertThat(flaws(once))
                .extracting(Flaw::text)
                .containsExactly("the duty has at most 1: the loop can never close");
    }

    @Test
    void versionsGoUpwards() {
        String next = SOUND.replace("version: 1", "version: 2").replace("2020-01-01", "2020-02-01");
        assertThat(ProtocolReader.read("watch.yaml", SOUND + "---\n" + next).versions())
                .hasSize(2);
        assertThat(flaws(next + "---\n" + SOUND)).hasSize(1);
        assertThat(flaws(SOUND + "---\n" + SOUND.replace("protocol: watch", "protocol: other")))
                .hasSize(1);
    }

    @Test
    void brokenYamlAndNoProtocolAreFlawsToo() {
        assertThat(flaws("protocol: [a")).hasSize(1);
        assertThat(flaws("")).hasSize(1);
        assertThat(flaws("- just\n- a list\n")).isNotEmpty();
        assertThat(flaws("a: &x [1, 2]\nb: *x\n")).isNotEmpty();
    }

    @Test
    void timesAreTimesAndNotNumbersToTheBaseOfSixty() {
        assertThat(flaws(SOUND.replace("06:00", "6:00")))
                .singleElement()
                .extracting(Flaw::text)
                .asString()
                .startsWith("has not the form");
    }
}
