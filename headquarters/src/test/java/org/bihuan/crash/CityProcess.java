package org.bihuan.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bihuan.Bihuan;
import org.bihuan.shell.cli.RunningCity;

/** The real application in a process of its own, started by its own command. */
final class CityProcess {
    private final Path data;
    private final Path log;
    private Process process;

    CityProcess(Path data, Path log) throws IOException {
        this.data = data;
        this.log = log;
        this.process = spawn();
    }

    private Process spawn() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-Duser.timezone=UTC",
                        "-Dspring.profiles.active=crash",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Bihuan.class.getName(),
                        "run",
                        "--data=" + data,
                        "--port=0",
                        "--city=" + Path.of("../cities/chongqing").toRealPath()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** The city while it takes requests. */
    Optional<RunningCity> running() {
        return RunningCity.in(data).filter(city -> city.pid() == process.pid());
    }

    boolean ended() {
        return !process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException {
        process = spawn();
    }

    /** Asks it to stop and waits. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
