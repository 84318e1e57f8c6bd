package org.bihuan.pass.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.cose.Ed25519;
import org.bihuan.pass.log.ProofText;
import org.bihuan.pass.witness.WitnessRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes, checkpoints, requests and proofs that others published, signed by keys that others hold. */
class PublishedNotesTest {
    /** Key and note of the Go package golang.org/x/mod/sumdb/note, as its documentation and tests publish them. */
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String TEXT = "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";
    private static final String LINE = "— PeterNeumann "
            + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    /** Key of the Go checksum database, whose origin is not the key's name. */
    private static final String GO = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

    private static final String GO_ORIGIN = "go.sum database tree";

    private static SignedNote note(String text) {
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8)).orThrow();
    }

    @Test
    void theNoteOfTheGoPackage() {
        NoteKey key = NoteKey.parse(PETER).orThrow();
        assertThat(key.text()).isEqualTo(PETER);
        SignedNote note = note(TEXT + "\n" + LINE);
        assertThat(note.verify(List.of(key)).orThrow()).hasSize(1);
        assertThat(note.encode()).isEqualTo(TEXT + "\n" + LINE);
        // and made again, octet for octet, from the secret that is published with it
        byte[] secret =
                Text64.decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz").orElseThrow();
        NoteSigner signer = NoteSigner.of(
                "PeterNeumann",
                NoteKey.Type.NOTE,
                Ed25519.signer(Bytes.of(secret).slice(1, 33)));
        assertThat(signer.key()).isEqualTo(key);
        assertThat(signer.sign(TEXT, Instant.EPOCH).line() + "\n").isEqualTo(LINE);
        String changed = TEXT.replace("cryptography", "cryptographY");
        assertThat(note(changed + "\n" + LINE).verify(List.of(key)).whyNot()).isPresent();
    }

    @Test
    void everyPartOfAKeyIsNeeded() {
        for (int from = 0; from < PETER.length(); from++) {
            for (int to = from + 1; to <= PETER.length(); to++) {
                if (to - from < PETER.length()) {
                    String part = PETER.substring(from, to);
                    assertThat(NoteKey.parse(part).whyNot()).as(part).isPresent();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n— sum.golang.org "
                        + "Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=",
                "19777102\n+g50vJoV4VVGa6aiQF3LYGUZHEP4pvGkW38vlR7WKtU=\n\n— sum.golang.org "
                        + "Az3griMTLHyRzj7jMuyEt85a2JnegVME6Lx3xLEBdzTd3FMDiD5y3bHV24rcl0yijOtWxV0zyygwTdo/rnaennuoqgU=",
                "65209736\n5+uGFjx6xBZG8ip1+wi77v+grwbhhukIrxEUS8PXvRo=\n\n— sum.golang.org "
                        + "Az3grnbssgK7ubgFX36gVETtNv0U23qxyAhAMai2QUfeGa3nB/akvkMdlUErfcZz7l/R3cVtYspg3dxXABkGZZKdsQ8="
            })
    void headsOfTheGoChecksumDatabase(String head) {
        SignedNote note = note(GO_ORIGIN + "\n" + head + "\n");
        List<NoteKey> key = List.of(NoteKey.parse(GO).orThrow());
        Checkpoint c =
                Checkpoint.open(note, key, List.of(), 0, Origin.ANY).orThrow().checkpoint();
        assertThat(c.size()).isGreaterThan(6_000_000);
        assertThat(Checkpoint.open(note, key, List.of(), 0, Origin.named(GO_ORIGIN))
                        .toOptional())
                .isPresent();
        assertThat(Checkpoint.open(note, key, List.of(), 0).whyNot()).isPresent();
        assertThat(Checkpoint.open(note, key, List.of(), 0, Origin.named("another"))
                        .whyNot())
                .isPresent();
        SignedNote longer =
                new SignedNote(new Checkpoint(c.origin(), c.size() + 1, c.root(), List.of()).text(), note.signatures());
        assertThat(Checkpoint.open(longer, key, List.of(), 0, Origin.ANY).whyNot())
                .isPresent();
    }

    /** The example request of tlog-witness, with its checkpoint of two signatures; written again as it was. */
    @Test
    void theRequestOfTheWitnessSpecification() {
        String sofa = "— example.com/behind-the-sofa ";
        String request = """
                old 20852014
                PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
                jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
                5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
                /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                """
                + sofa
                + "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
                + sofa
                + "opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n";
        WitnessRequest parsed =
                WitnessRequest.parse(request.getBytes(StandardCharsets.UTF_8)).orThrow();
        assertThat(parsed.old()).isEqualTo(20_852_014);
        assertThat(parsed.proof()).hasSize(4);
        assertThat(parsed.note().signatures()).hasSize(2);
        assertThat(new String(parsed.encode(), StandardCharsets.UTF_8)).isEqualTo(request);
    }

    /** The line of the example of tlog-cosignature states the time that the text beside it names. */
    @Test
    void theCosignatureOfTheSpecification() {
        NoteSignature line = NoteSignature.parse("— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHe"
                        + "olMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==")
                .orElseThrow();
        NoteKey any = NoteKey.of("witness.example.com/w1", NoteKey.Type.COSIGNATURE, Bytes.of(new byte[32]));
        assertThat(any.timestamp(line)).contains(1_679_315_147L);
        assertThat(any.claims(line)).isFalse();
    }

    /** The form of the example of tlog-proof; its signatures are abridged there and made up here. */
    @Test
    void theProofOfTheSpecification() {
        String signature = Text64.encode(new byte[68]);
        String proof = """
                c2sp.org/tlog-proof@v1
                extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6kYXJ3aW4tYXJ
                index 73894
                gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
                B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
                EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=
                RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=
                AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=

                example.com/fancylog
                109482
                sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

                — example.com/fancylog %s
                — witness1.example %s
                """.formatted(signature, signature);
        ProofText parsed =
                ProofText.parse(proof.getBytes(StandardCharsets.UTF_8)).orThrow();
        assertThat(parsed.index()).isEqualTo(73_894);
        assertThat(parsed.path()).hasSize(5);
        assertThat(parsed.extra()).isPresent();
        assertThat(parsed.encode()).isEqualTo(proof);
    }

    @Test
    void numbersAreWrittenInOneWay() {
        for (String bad : List.of("", "00", "01", "+1", "-1", "1 ", " 1", "1e3", "９", "9223372036854775808")) {
            assertThat(Decimal.parse(bad)).as(bad).isEmpty();
        }
        assertThat(Decimal.parse("9223372036854775807")).contains(Long.MAX_VALUE);
        assertThat(Decimal.parse("0")).contains(0L);
    }
}
