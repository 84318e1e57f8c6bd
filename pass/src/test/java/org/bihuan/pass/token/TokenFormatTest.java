package org.bihuan.pass.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.MonthDay;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bihuan.pass.Bytes;
import org.bihuan.pass.City;
import org.bihuan.pass.qr.QrSymbol;
import org.bihuan.pass.status.StatusBits;
import org.junit.jupiter.api.Test;

/** Sizes, golden tokens, names, and the status list. */
class TokenFormatTest {
    private static byte[] presented(Claims claims) {
        return Presentation.sign(City.token(claims), City.NOW, City.PHONE).encode();
    }

    private static Claims named(Claims c, String name) {
        return new Claims(
                c.issuer(),
                c.issued(),
                c.expires(),
                c.tokenId(),
                c.holderKey(),
                c.state(),
                c.rules(),
                MaskedName.of(name).orElseThrow(),
                c.birth(),
                c.statusIndex(),
                c.flags());
    }

    /** For 张小明, born 12 March, area 500103, rule set 7, status index 1,234,567: the sizes of the specification. */
    @Test
    void sizesOfTheReferenceName() {
        assertThat(City.token(City.paper())).hasSize(133);
        assertThat(City.token(City.live())).hasSize(168);
        assertThat(presented(City.live())).hasSize(242);
        assertThat(version(City.token(City.paper()))).isEqualTo(8);
        assertThat(version(City.token(City.live()))).isEqualTo(9);
        assertThat(version(presented(City.live()))).isEqualTo(12);
    }

    /** A name of two characters takes 3 octets less, one of four a single one more; Latin letters one octet each. */
    @Test
    void sizesOfOtherNames() {
        assertThat(presented(named(City.live(), "张三"))).hasSize(239);
        assertThat(presented(named(City.live(), "欧阳小明"))).hasSize(243);
        assertThat(presented(named(City.live(), "Ana Gomes"))).hasSize(239);
        Claims c = named(City.live(), "欧阳小明");
        Claims largest = new Claims(
                c.issuer(),
                c.issued(),
                c.expires(),
                c.tokenId(),
                c.holderKey(),
                c.state(),
                Claims.MOST_RULES,
                c.name(),
                MonthDay.of(12, 31),
                Claims.MOST_STATUS_INDEX,
                Set.of(Flag.DEPENDANT, Flag.SPECIMEN));
        assertThat(presented(largest)).hasSize(245);
        assertThat(version(presented(largest))).isEqualTo(12);
    }

    private static int version(byte[] octets) {
        return QrSymbol.ofAlphanumeric(City.text(octets)).version();
    }

    /** docs/pass-golden.txt: name, then text, for other implementations. Ed25519 signs the same every time. */
    @Test
    void goldenTokens() throws Exception {
        String now = """
                issuer-public %s
                holder-public %s
                root-public %s
                at %s
                paper %s
                holder-bound %s
                presentation %s
                dependant %s
                specimen %s
                """.formatted(
                        City.ISSUER.publicKey(),
                        City.PHONE.publicKey(),
                        City.ROOT.publicKey(),
                        City.NOW,
                        City.text(City.token(City.paper())),
                        City.text(City.token(City.live())),
                        City.shown(City.live(), City.NOW),
                        City.shown(City.flags(City.live(), Set.of(Flag.DEPENDANT)), City.NOW),
                        City.shown(City.flags(City.live(), Set.of(Flag.SPECIMEN)), City.NOW));
        Path golden = Path.of("../docs/pass-golden.txt");
        Path made = Files.createDirectories(Path.of("target")).resolve("pass-golden.txt");
        Files.writeString(made, now);
        assertThat(Files.readString(golden))
                .as("docs/pass-golden.txt against pass/target/pass-golden.txt")
                .isEqualTo(now);
    }

    @Test
    void claimsComeBack() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            Claims c = City.live();
            Claims other = new Claims(
                    c.issuer(),
                    c.issued(),
                    Instant.ofEpochSecond(c.issued().getEpochSecond() + random.nextInt(100_000)),
                    c.tokenId(),
                    c.holderKey(),
                    State.values()[random.nextInt(5)],
                    1 + random.nextInt(Claims.MOST_RULES),
                    c.name(),
                    MonthDay.of(1 + random.nextInt(12), 1 + random.nextInt(29)),
                    random.nextInt(Claims.MOST_STATUS_INDEX),
                    Flag.ofBits(random.nextInt(4) * 2));
            assertThat(Claims.decode(other.encode()).orThrow()).as("case %s", i).isEqualTo(other);
        }
    }

    @Test
    void namesAreMasked() {
        assertThat(MaskedName.of("张三")).map(MaskedName::text).contains("张*");
        assertThat(MaskedName.of("张小明")).map(MaskedName::text).contains("张*明");
        assertThat(MaskedName.of("买买提·艾力")).map(MaskedName::text).contains("买**力");
        assertThat(MaskedName.of("李")).isEmpty();
        for (String bad : List.of("张三", "", "*", "张*<b>", "张\u202e*明", "张***明", "http://x*y", "张*明\n")) {
            assertThat(MaskedName.parse(bad)).as(bad).isEmpty();
        }
    }

    /** draft-ietf-oauth-status-list section 4.1 and 4.3: one bit and two bits. */
    @Test
    void statusListExamplesOfTheDraft() {
        StatusBits one = StatusBits.decompress(
                        1, Bytes.fromHex("78dadbb918000217015d").orElseThrow())
                .orThrow();
        assertThat(one.size()).isEqualTo(16);
        int[] expected = {1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1};
        for (int i = 0; i < 16; i++) {
            assertThat(one.get(i)).as("status %s", i).isEqualTo(expected[i]);
        }
        StatusBits two = StatusBits.ofArray(2, new byte[] {(byte) 0xc9, 0x44, (byte) 0xf9});
        int[] pairs = {1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3};
        for (int i = 0; i < 12; i++) {
            assertThat(two.get(i)).as("status %s", i).isEqualTo(pairs[i]);
        }
    }

    /** The figure of the specification: 32 million tokens, one in a thousand revoked, about 69 kB; and no bomb. */
    @Test
    void aStatusListIsSmallAndBounded() {
        Random random = new Random(32);
        List<Integer> revoked =
                random.ints(32_000, 0, 32_000_000).distinct().boxed().toList();
        StatusBits bits = StatusBits.ofSet(32_000_000, revoked);
        Bytes compressed = bits.compress();
        assertThat(compressed.size()).isBetween(50_000, 75_000);
        StatusBits back = StatusBits.decompress(1, compressed).orThrow();
        assertThat(revoked).allMatch(index -> back.get(index) == 1);
        Bytes bomb = StatusBits.ofArray(8, new byte[(1 << 23) + 1]).compress();
        assertThat(bomb.size()).isLessThan(10_000);
        assertThat(StatusBits.decompress(1, bomb).whyNot()).isPresent();
    }
}
