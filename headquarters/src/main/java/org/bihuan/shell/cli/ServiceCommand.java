package org.bihuan.shell.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.shell.transport.OtherDoorOptions;
import org.bihuan.shell.transport.TransportOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./bihuan service}: prints a systemd unit that runs a city from the machine's start to its end. */
@Command(name = "service", description = "Prints a systemd unit that runs a city.")
public final class ServiceCommand implements CommandLineTool {
    @Option(names = "--data", paramLabel = "DIR", description = "data folder (default ${DEFAULT-VALUE})")
    private Path data = Path.of("/var/lib/bihuan/city");

    @Option(names = "--port", defaultValue = "8080", description = "port (default ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--city", paramLabel = "DIR", description = "city pack (default: city/ in the data folder)")
    private @Nullable Path pack;

    @Option(names = "--user", paramLabel = "NAME", description = "account that runs it (default ${DEFAULT-VALUE})")
    private String user = "bihuan";

    @Option(names = "--backup-to", paramLabel = "DIR", description = "take encrypted backups into this folder")
    private @Nullable Path backupTo;

    @Mixin
    private final TransportOptions transport = new TransportOptions();

    @Mixin
    private final OtherDoorOptions otherDoor = new OtherDoorOptions();

    @Override
    public Integer call() {
        if (!user.matches("[a-z_][a-z0-9_-]*")) {
            throw CommandFailure.usage("--user takes the name of an account, not " + user);
        }
        Path home =
                Path.of(System.getProperty("bihuan.home", ".")).toAbsolutePath().normalize();
        System.out.print(unit(home));
        System.err.println("Save it as /etc/systemd/system/bihuan.service, then: systemctl daemon-reload"
                + " && systemctl enable --now bihuan");
        return Exit.DONE;
    }

    String unit(Path home) {
        Path folder = data.toAbsolutePath().normalize();
        List<String> command = new ArrayList<>(
                List.of(home.resolve("bihuan").toString(), "run", "--data", folder.toString(), "--port", "" + port));
        if (pack != null) {
            command.addAll(List.of("--city", pack.toAbsolutePath().normalize().toString()));
        }
        if (backupTo != null) {
            Path target = backupTo.toAbsolutePath().normalize();
            command.addAll(List.of("--backup-to", target.toString()));
        }
        command.addAll(transport.words());
        command.addAll(otherDoor.words());
        return """
                [Unit]
                Description=Bihuan, a city's epidemic headquarters
                After=network.target local-fs.target

                [Service]
                Type=exec
                User=%s
                ExecStart=%s
                Environment=JAVA_HOME=%s
                # the application first, which stops its database in order; whatever is left afterwards goes too
                KillMode=mixed
                TimeoutStopSec=120
                SuccessExitStatus=143
                Restart=on-failure
                RestartSec=5
                # wrong usage does not mend by itself
                RestartPreventExitStatus=2
                UMask=0077
                NoNewPrivileges=yes
                ProtectSystem=full
                PrivateTmp=yes

                [Install]
                WantedBy=multi-user.target
                """.formatted(user, quoted(command), quoted(List.of(System.getProperty("java.home"))));
    }

    /** As systemd reads a command line: words with blanks in quotes, {@code %} and {@code $} doubled. */
    private static String quoted(List<String> words) {
        return String.join(
                " ",
                words.stream()
                        .map(word -> word.replace("%", "%%").replace("$", "$$"))
                        .map(word -> word.matches("[A-Za-z0-9_./:%$@=+,-]+")
                                ? word
                                : "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .toList());
    }
}
