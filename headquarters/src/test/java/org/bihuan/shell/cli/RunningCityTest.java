package org.bihuan.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningCityTest {
    private static final MachineToken TOKEN = new MachineToken("of-a-test");

    @TempDir
    Path data;

    @Test
    void isFoundWhileItsProcessRuns() throws IOException {
        RunningCity city = RunningCity.here(8080, 5432, Optional.empty(), TOKEN);
        city.announce(data);
        assertThat(RunningCity.in(data)).contains(city);
        RunningCity.withdraw(data);
        assertThat(RunningCity.in(data)).isEmpty();
        assertThatThrownBy(() -> RunningCity.needed(data))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("start it first");
    }

    @Test
    void whatAKilledCityLeftDoesNotCount() throws IOException {
        RunningCity here = RunningCity.here(8080, 5432, Optional.empty(), TOKEN);
        new RunningCity(here.pid(), here.started() - 1, 8080, 5432, "", "").announce(data);
        assertThat(RunningCity.in(data))
                .as("another process with the same number")
                .isEmpty();
        Files.writeString(data.resolve("running.json"), "{\"pid\":");
        assertThat(RunningCity.in(data)).as("a torn file").isEmpty();
    }

    @Test
    void aCityThatDoesNotAnswerIsToldInOneLine() {
        RunningCity city = RunningCity.here(1, 5432, Optional.empty(), TOKEN);
        assertThatThrownBy(() -> city.get("/"))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(Exit.ENVIRONMENT));
    }
}
