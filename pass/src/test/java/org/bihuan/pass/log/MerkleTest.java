package org.bihuan.pass.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bihuan.pass.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MerkleTest {
    /** The eight inputs and roots of the Certificate Transparency reference tests for RFC 6962. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hashesTheReferenceTrees() {
        assertThat(Merkle.EMPTY.hex()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        Frontier tree = new Frontier();
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.add(Merkle.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(tree.root().hex()).isEqualTo(ROOTS.get(i));
        }
    }

    /** Every proof that the reader makes is the one of the RFC's recursive definition, and is accepted; for 600 leaves. */
    @Test
    void provesAsTheRecursiveDefinition(@TempDir Path folder) throws Exception {
        LogReader reader = TestLog.write(folder.resolve("log"), 1, 2, 200, 256, 257, 600);
        List<byte[]> all = TestLog.entries(0, 600);
        Bytes root = TestLog.root(all);
        assertThat(reader.frontier(600).orThrow().root()).isEqualTo(root);
        for (int i = 0; i < 600; i += 7) {
            List<Bytes> path = reader.inclusion(i, 600).orThrow();
            assertThat(path).isEqualTo(TestLog.path(i, all));
            assertThat(Merkle.includes(root, Merkle.leaf(all.get(i)), i, 600, path))
                    .isTrue();
        }
        for (int m : new int[] {1, 2, 3, 4, 199, 255, 256, 257, 300, 511, 512, 513, 599, 600}) {
            List<Bytes> proof = reader.consistency(m, 600).orThrow();
            assertThat(proof).isEqualTo(TestLog.proof(m, all, true));
            Bytes earlier = TestLog.root(all.subList(0, m));
            assertThat(Merkle.consistent(m, earlier, 600, root, proof)).isTrue();
        }
    }

    @Test
    void everySmallTreeProvesAndNothingElseDoes() {
        for (int n = 1; n <= 33; n++) {
            List<byte[]> entries = TestLog.entries(0, n);
            Bytes root = TestLog.root(entries);
            for (int m = 0; m < n; m++) {
                List<Bytes> path = TestLog.path(m, entries);
                Bytes leaf = Merkle.leaf(entries.get(m));
                assertThat(Merkle.includes(root, leaf, m, n, path)).isTrue();
                for (int other = 0; other < n; other++) {
                    assertThat(other != m && Merkle.includes(root, leaf, other, n, path))
                            .isFalse();
                }
                List<Bytes> longer = new ArrayList<>(path);
                longer.add(root);
                assertThat(Merkle.includes(root, leaf, m, n, longer)).isFalse();
                if (!path.isEmpty()) {
                    assertThat(Merkle.includes(root, leaf, m, n, path.subList(1, path.size())))
                            .isFalse();
                }
                int size1 = m + 1;
                List<Bytes> proof = TestLog.proof(size1, entries, true);
                Bytes root1 = TestLog.root(entries.subList(0, size1));
                assertThat(Merkle.consistent(size1, root1, n, root, proof)).isTrue();
                assertThat(Merkle.consistent(size1, Merkle.EMPTY, n, root, proof))
                        .isFalse();
            }
        }
    }
}
