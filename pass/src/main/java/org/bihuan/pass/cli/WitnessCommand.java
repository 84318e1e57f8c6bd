package org.bihuan.pass.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.bihuan.pass.note.NoteKey;
import org.bihuan.pass.note.NoteSigner;
import org.bihuan.pass.witness.Witness;
import org.bihuan.pass.witness.WitnessServer;

/** {@code witness serve|cosign}. */
final class WitnessCommand {
    private WitnessCommand() {}

    static int run(List<String> words, Console console) throws Usage, IOException {
        if (words.isEmpty()) {
            throw new Usage("which of serve, cosign?");
        }
        Args args = Args.parse(words.subList(1, words.size()), Set.of("dir", "key", "log", "port"), Set.of());
        NoteSigner signer = KeyFile.read(console, args.required("key")).noteSigner(NoteKey.Type.COSIGNATURE);
        Witness witness = new Witness(Path.of(args.required("dir")), signer, console.noteKeys(args.all("log")));
        return switch (words.getFirst()) {
            case "cosign" -> cosign(args, witness, console);
            case "serve" -> serve(args, witness, signer, console);
            default -> throw new Usage("no such act: witness " + words.getFirst());
        };
    }

    private static int cosign(Args args, Witness witness, Console console) throws Usage, IOException {
        byte[] request = console.read(args.operands(1).getFirst());
        Witness.Answer answer = witness.addCheckpoint(request, console.clock().instant());
        console.out().print(answer.body());
        if (answer.status() != 200) {
            console.err().println("refused: " + answer.status());
        }
        return answer.status() == 200 ? Console.DONE : Console.FINDING;
    }

    private static int serve(Args args, Witness witness, NoteSigner signer, Console console) throws Usage, IOException {
        args.operands(0);
        int port = Math.toIntExact(Math.min(65_535, args.number("port").orElse(0L)));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (WitnessServer server = new WitnessServer(witness, address, console.clock())) {
            console.out().println(signer.key().text() + "=http://127.0.0.1:" + server.port());
            console.out().flush();
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Console.DONE;
    }
}
