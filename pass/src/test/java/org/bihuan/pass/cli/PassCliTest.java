package org.bihuan.pass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.bihuan.pass.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user types them. */
class PassCliTest {
    @TempDir
    private Path temp;

    private String out = "";
    private String err = "";

    private int run(String input, String command, String... words) {
        ByteArrayOutputStream o = new ByteArrayOutputStream();
        ByteArrayOutputStream e = new ByteArrayOutputStream();
        int code = PassCli.run(
                command,
                List.of(words),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(o, true, StandardCharsets.UTF_8),
                new PrintStream(e, true, StandardCharsets.UTF_8));
        out = o.toString(StandardCharsets.UTF_8).strip();
        err = e.toString(StandardCharsets.UTF_8);
        return code;
    }

    private String at(String name) {
        return temp.resolve(name).toString();
    }

    private String keygen(String file, String member) {
        assertThat(run("", "pass", "keygen", "--out", at(file), "--name", file + ".example"))
                .as(err)
                .isZero();
        return ((Json.Str) ((Json.Obj) Json.parse(out).orThrow()).get(member).orElseThrow()).value();
    }

    @Test
    void aPassFromKeyToGate() throws Exception {
        keygen("root", "public");
        String issuer = keygen("issuer", "public");
        String phone = keygen("phone", "public");
        assertThat(out).doesNotContain("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("issuer"))))
                .isEqualTo("rw-------");
        assertThat(run("", "pass", "keygen", "--out", at("issuer"))).isEqualTo(2);
        String lists = """
                {"number":1,"issued":"2026-11-24T00:00:00Z","expires":"2026-11-30T00:00:00Z","production":true,
                 "keys":[{"public":"%s","from":"2026-11-01T00:00:00Z","until":"2026-12-01T00:00:00Z",
                          "uses":["LIVE_TOKEN","PAPER_TOKEN","STATUS_LIST"],"areas":["500103"]}],
                 "venues":[{"kind":"scenic","from":"2026-11-01T00:00:00Z","until":"2026-12-31T00:00:00Z"}],
                 "status":[{"issuer":"500103","day":"2026-11-24","issued":"2026-11-24T03:00:00Z",
                            "expires":"2026-12-02T00:00:00Z","size":2000000,"set":[5]}]}""".formatted(issuer);
        assertThat(run(lists, "pass", "lists", "--root", at("root"), "--key", at("issuer"), "--out", at("lists"), "-"))
                .as(err)
                .isZero();
        String claims = """
                {"issuer":"500103","issued":"2026-11-24T03:00:00Z","expires":"2026-11-25T03:00:00Z",
                 "tokenId":"0102030405060708","holderKey":"%s","state":"GREEN","rules":7,"name":"张*明",
                 "birth":"03-12","statusIndex":INDEX,"flags":[]}""".formatted(phone);
        String now = "2026-11-24T04:00:00Z";
        String live = encode(claims.replace("INDEX", "1234567"), now);
        assertThat(run("", "pass", "decode", live)).isZero();
        assertThat(out).contains("\"name\":\"张*明\"", "\"verified\":false", "\"presented\":\"2026-11-24T04:00:00Z\"");
        assertThat(check(live, now)).isZero();
        assertThat(out).isEqualTo("PASS");
        assertThat(check(live, now)).isEqualTo(1);
        assertThat(out).isEqualTo("CHECK G06"); // the same again, remembered in the file
        assertThat(check(encode(claims.replace("INDEX", "5").replace("0102", "0202"), now), now))
                .isEqualTo(1);
        assertThat(out).isEqualTo("CHECK G07");
        String red = encode(claims.replace("INDEX", "9").replace("GREEN", "RED").replace("0102", "0302"), now);
        assertThat(check(red, now)).isEqualTo(1);
        assertThat(out).isEqualTo("CHECK G07");
        assertThat(check("BH1:GGW", now)).isEqualTo(1);
        assertThat(out).isEqualTo("CHECK G01");
        assertThat(check("", now)).isEqualTo(1);
        assertThat(out).isEqualTo("NO CODE");
        assertThat(run(
                        live + "\n",
                        "pass",
                        "check",
                        "--lists",
                        at("lists"),
                        "--at",
                        now,
                        "--venue",
                        "medical",
                        "--json",
                        "-"))
                .isEqualTo(1);
        assertThat(out).isEqualTo("{\"answer\":\"NO CODE\",\"staleLists\":false}");
        assertThat(run("", "pass", "qr", "--out", at("qr.svg"), live)).isZero();
        assertThat(Files.readString(temp.resolve("qr.svg"))).startsWith("<svg");
        assertThat(run("", "pass", "decode", "BH1:GGW")).isEqualTo(1);
        assertThat(out).startsWith("G01 ");
        assertThat(run(claims, "pass", "encode", "--key", at("issuer"), "-")).isEqualTo(2);
    }

    private String encode(String claims, String at) {
        assertThat(run(claims, "pass", "encode", "--key", at("issuer"), "--holder-key", at("phone"), "--at", at, "-"))
                .as(err)
                .isZero();
        return out;
    }

    private int check(String token, String at) {
        return run(
                token,
                "pass",
                "check",
                "--lists",
                at("lists"),
                "--at",
                at,
                "--venue",
                "scenic",
                "--seen",
                at("seen"),
                "-");
    }

    @Test
    void aLogFromInitToAudit() throws Exception {
        String vkey = keygen("logkey", "vkey");
        assertThat(run("", "log", "init", at("log"), "--key", at("logkey")))
                .as(err)
                .isZero();
        assertThat(out).isEqualTo(vkey);
        assertThat(run("a\nb\nc\n", "log", "append", at("log"), "--key", at("logkey"), "--checkpoint", "-"))
                .as(err)
                .isZero();
        Files.copy(temp.resolve("log/checkpoint"), temp.resolve("earlier"));
        assertThat(run("d\ne\n", "log", "append", at("log"), "--key", at("logkey"), "-"))
                .isZero();
        assertThat(out).isEqualTo("3");
        assertThat(run("", "log", "checkpoint", at("log"), "--key", at("logkey")))
                .as(err)
                .isZero();
        assertThat(run("", "log", "verify", at("log"), "--vkey", vkey, "--since", at("earlier")))
                .as(out + err)
                .isZero();
        assertThat(out).isEqualTo("logkey.example: 5 entries verified, 0 witnesses");
        assertThat(run("", "log", "prove", at("log"), "--vkey", vkey, "--index", "3"))
                .isZero();
        Files.writeString(temp.resolve("proof"), out + "\n");
        Files.writeString(temp.resolve("entry"), "d");
        assertThat(run("", "log", "verify", "--proof", at("proof"), "--entry", at("entry"), "--vkey", vkey))
                .as(out)
                .isZero();
        Files.writeString(temp.resolve("entry"), "x");
        assertThat(run("", "log", "verify", "--proof", at("proof"), "--entry", at("entry"), "--vkey", vkey))
                .isEqualTo(1);
        assertThat(run("", "log", "prove", at("log"), "--vkey", vkey, "--from", "3"))
                .isZero();
        String request = "old 0\n\n" + Files.readString(temp.resolve("log/checkpoint"));
        String witness = keygen("w1", "witnessVkey");
        assertThat(run(request, "witness", "cosign", "--dir", at("w1.d"), "--key", at("w1"), "--log", vkey, "-"))
                .as(err)
                .isZero();
        Files.writeString(
                temp.resolve("log/checkpoint"), Files.readString(temp.resolve("log/checkpoint")) + out + "\n");
        assertThat(run("", "log", "verify", at("log"), "--vkey", vkey, "--witness", witness, "--json"))
                .as(out)
                .isZero();
        assertThat(out).contains("\"witnesses\":1", "\"size\":5");
        assertThat(run("", "audit", at("log"), "--vkey", vkey, "--json")).isEqualTo(1);
        assertThat(out).contains("\"id\":\"L04\"").hasLineCount(5);
        Files.write(temp.resolve("log/tile/0/000.p/5"), new byte[160]);
        assertThat(run("", "log", "verify", at("log"), "--vkey", vkey)).isEqualTo(1);
        assertThat(out).startsWith("L02 ");
    }

    @Test
    void wrongUseIsTwoAndSaysWhy() {
        assertThat(run("", "pass")).isEqualTo(2);
        assertThat(run("", "nonsense")).isEqualTo(2);
        assertThat(run("", "pass", "check", "--lists", at("no"), "--at", "now", "--venue", "scenic", "-"))
                .isEqualTo(2);
        assertThat(run("", "log", "verify", at("no"), "--vkey", "nonsense")).isEqualTo(2);
        assertThat(run("", "log", "verify", at("no"), "--bogus")).isEqualTo(2);
        assertThat(run("", "pass", "encode", "--key", at("no"), "-")).isEqualTo(2);
        assertThat(err).contains("exit codes");
    }
}
