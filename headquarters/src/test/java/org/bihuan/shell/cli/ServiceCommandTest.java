package org.bihuan.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ServiceCommandTest {
    @Test
    void namesProgramFolderAndAccount() {
        ServiceCommand service = new ServiceCommand();
        new CommandLine(service)
                .parseArgs("--data", "/srv/my city", "--port", "9000", "--user", "duty", "--backup-to", "/mnt/100%");
        assertThat(service.unit(Path.of("/opt/bihuan")))
                .contains("User=duty\n")
                .contains(
                        "ExecStart=/opt/bihuan/bihuan run --data \"/srv/my city\" --port 9000 --backup-to /mnt/100%%\n")
                .contains("KillMode=mixed\n")
                .endsWith("WantedBy=multi-user.target\n");
    }

    @Test
    void namesHowTheHouseIsReached() {
        ServiceCommand service = new ServiceCommand();
        new CommandLine(service)
                .parseArgs("--data", "/srv/city", "--host", "0.0.0.0", "--own-ca", "--name", "city.example,192.0.2.10");
        assertThat(service.unit(Path.of("/opt/bihuan")))
                .contains("--port 8080 --host 0.0.0.0 --own-ca --name city.example,192.0.2.10\n");
        ServiceCommand plain = new ServiceCommand();
        new CommandLine(plain).parseArgs("--host", "0.0.0.0");
        assertThatThrownBy(() -> plain.unit(Path.of("/opt/bihuan"))).isInstanceOf(CommandFailure.class);
    }

    @Test
    void anAccountsNameCannotAddLines() {
        ServiceCommand service = new ServiceCommand();
        new CommandLine(service).parseArgs("--user", "duty\nExecStartPre=/bin/evil");
        assertThatThrownBy(service::call).isInstanceOf(CommandFailure.class);
    }
}
