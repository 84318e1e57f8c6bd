package org.bihuan.pass.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.bihuan.pass.bench.PassBench;

/** The four commands of this module. */
public final class PassCli {
    private static final String HELP = """
            usage:
              pass keygen --out FILE [--name NAME]
              pass encode --key FILE [--holder-key FILE [--at INSTANT]] CLAIMS.json|-
              pass decode TOKEN|-
              pass check --lists DIR --at INSTANT --venue KIND [--document-confirmed] [--guardian-present]
                         [--seen FILE] [--json] TOKEN|-
              pass lists --root FILE --key FILE --out DIR DESCRIPTION.json|-
              pass qr [--png] --out FILE TOKEN|-
              log init DIR --key FILE [--json]
              log append DIR --key FILE [--checkpoint] [--json] ENTRIES|-       (one entry a line)
              log checkpoint DIR --key FILE [--witness VKEY=URL]... [--json]
              log prove DIR --vkey KEY [--origin NAME] (--index N | --from SIZE) [--json]
              log verify DIR --vkey KEY [--origin NAME] [--witness KEY]... [--quorum N] [--since CHECKPOINT] [--json]
              log verify --proof FILE --entry FILE --vkey KEY [--origin NAME] [--witness KEY]... [--quorum N] [--json]
              witness serve --dir DIR --key FILE --log VKEY... [--port N]
              witness cosign --dir DIR --key FILE --log VKEY... REQUEST|-
              audit DIR --vkey KEY [--origin NAME] [--witness KEY]... [--quorum N] [--since CHECKPOINT] [--json]
              bench --dir EMPTY-FOLDER [--leaves N]

            KEY is a verifier key, or a file (- for standard input) with one on each line. Without --origin the key is
            trusted for whatever log it signs; the answer names it.

            exit codes: 0 done, 1 a finding or a refusal, 2 wrong input or usage, 3 the environment
            """;

    private PassCli() {}

    public static void main(String[] args) {
        List<String> words = List.of(args);
        int code = words.isEmpty()
                ? usage(System.err, "no command")
                : run(words.getFirst(), words.subList(1, words.size()), System.in, utf8(System.out), utf8(System.err));
        System.exit(code);
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /**
     * Runs a command: pass, log, witness, audit, or bench for the speeds of this module.
     *
     * @return the exit code
     */
    public static int run(String command, List<String> args, InputStream in, PrintStream out, PrintStream err) {
        Console console = new Console(in, out, err, InstantSource.system());
        try {
            return switch (command) {
                case "pass" -> PassCommand.run(args, console);
                case "log" -> LogCommand.run(args, console);
                case "witness" -> WitnessCommand.run(args, console);
                case "audit" -> AuditCommand.run(args, console);
                case "bench" -> bench(args, out);
                default -> usage(err, "no such command: " + command);
            };
        } catch (Usage e) {
            return usage(err, command + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            err.println(command + ": no such file: " + e.getFile());
            return 2;
        } catch (IOException e) {
            err.println(command + ": " + e.getClass().getSimpleName() + " " + e.getMessage());
            return 3;
        } finally {
            out.flush();
        }
    }

    private static int bench(List<String> words, PrintStream out) throws Usage, IOException {
        Args args = Args.parse(words, Set.of("dir", "leaves"), Set.of());
        args.operands(0);
        int leaves = (int) Math.clamp(args.number("leaves").orElse(200_000L), 1000L, 100_000_000L);
        PassBench.run(Path.of(args.required("dir")), leaves, out);
        return Console.DONE;
    }

    private static int usage(PrintStream err, String message) {
        err.println(message);
        err.print(HELP);
        return 2;
    }
}
