package org.bihuan.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.bihuan.ledger.Entry;
import org.bihuan.ledger.Finding;
import org.bihuan.ledger.Finding.Kind;
import org.bihuan.ledger.Head;
import org.bihuan.ledger.Recorded;
import org.bihuan.ledger.Search;
import org.bihuan.ledger.Verification;
import org.bihuan.shell.scope.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing that was recorded can be changed unseen. */
class LedgerTest {
    private final LedgerFixture here = new LedgerFixture();

    @AfterEach
    void close() {
        here.close();
    }

    @Test
    void whatWasRecordedIsFoundAgainNewestFirstAndWithinOnesScope() {
        here.ledger.append(looks(1, 30));
        List<Recorded> page = here.ledger.page(Search.ALL, Scope.everything(), 10);
        assertThat(page).hasSize(10);
        assertThat(page.getFirst().entry()).contains(LedgerFixture.look(30));
        Recorded last = page.getLast();
        assertThat(here.ledger.page(Search.ALL.after(new Search.Place(last.at(), last.id())), Scope.everything(), 100))
                .hasSize(20)
                .noneMatch(page::contains);
        assertThat(here.ledger.looksAt("PERSON5", Scope.everything(), 10))
                .singleElement()
                .satisfies(look -> assertThat(look.area()).isEqualTo(3));
        assertThat(here.ledger.looksAt("PERSON5", Scope.ofAreas(IntStream.of(1, 2)), 10))
                .isEmpty();
        assertThat(here.ledger.page(
                        new Search(
                                Optional.of(LedgerFixture.NOW.plusSeconds(10)),
                                Optional.of(LedgerFixture.NOW.plusSeconds(20)),
                                Optional.of("officer"),
                                Optional.of("people"),
                                Optional.empty(),
                                Optional.empty()),
                        Scope.everything(),
                        100))
                .hasSize(10);
    }

    @Test
    void anUntouchedLedgerVerifiesAndSaysHowFarItReaches() {
        here.ledger.append(looks(1, 10_500));
        assertThat(here.ledger.seal()).isEqualTo(10_500);
        here.ledger.append(looks(10_501, 10_503));
        Verification sound = here.verification();
        assertThat(sound.findings()).isEmpty();
        assertThat(sound.entries()).isEqualTo(10_500);
        assertThat(sound.seals()).isEqualTo(2);
        assertThat(sound.pending()).isEqualTo(3);
        assertThat(sound.head()).isEqualTo(here.ledger.head());
        assertThat(here.ledger.seal()).isEqualTo(3);
        assertThat(here.ledger.seal()).isZero();
        assertThat(here.findings(sound.head())).isEmpty();
    }

    @Test
    void aChangedRowIsNamed() throws SQLException {
        chain();
        here.tamper("update ledger.entry set reason = 'case 13' where entry = 17");
        here.tamper("update ledger.entry set at = at + interval '1 s' where entry = 4");
        assertThat(here.findings())
                .containsExactlyInAnyOrder(new Finding(Kind.CHANGED, 17, 2), new Finding(Kind.CHANGED, 4, 1));
    }

    @Test
    void aChangedRowWithADigestThatFitsIsNamedToo() throws SQLException {
        chain();
        Entry other = LedgerFixture.look(17).with("reason", "another");
        here.ledger.append(other);
        here.tamper("""
                update ledger.entry old set details = new.details, body = new.body
                from ledger.entry new where old.entry = 17 and new.entry = 31""");
        assertThat(here.findings()).containsExactly(new Finding(Kind.CHANGED, 17, 2));
    }

    @Test
    void aMissingRowIsNamed() throws SQLException {
        chain();
        here.tamper("delete from ledger.entry where entry = 17");
        assertThat(here.findings()).containsExactly(new Finding(Kind.MISSING, 17, 2));
    }

    @Test
    void anInsertedRowIsNamed() throws SQLException {
        chain();
        here.tamper("""
                insert into ledger.entry (entry, area, sector, at, act, account, login, subjects, purpose, reason, details,
                    signed, body, tx) overriding system value
                select 99, area, sector, at, act, account, login, subjects, purpose, reason, details, signed, body, tx
                from ledger.entry where entry = 17""");
        assertThat(here.findings()).containsExactly(new Finding(Kind.INSERTED, 99, 0));
    }

    @Test
    void rowsThatChangedPlacesAreNamed() throws SQLException {
        chain();
        here.tamper("""
                update ledger.entry a set at = b.at, area = b.area, subjects = b.subjects, body = b.body
                from ledger.entry b where (a.entry, b.entry) in ((11, 12), (12, 11))""");
        assertThat(here.findings()).containsExactly(new Finding(Kind.MOVED, 11, 2), new Finding(Kind.MOVED, 12, 2));
    }

    @Test
    void aChangedOrMissingSealIsNamed() throws SQLException {
        chain();
        here.tamper("update ledger.seal set at = at + interval '1 s' where seal = 2");
        assertThat(here.findings()).containsExactly(new Finding(Kind.SEAL_CHANGED, 0, 2));
        here.tamper("delete from ledger.seal where seal = 2");
        assertThat(here.findings()).contains(new Finding(Kind.SEAL_MISSING, 0, 2));
    }

    @Test
    void aSealThatWasMadeAnewDoesNotFitTheNextOne() throws SQLException {
        chain();
        here.tamper("delete from ledger.entry where entry > 20");
        here.tamper("delete from ledger.seal where seal = 3");
        Head forged = here.ledger.head();
        here.tamper("delete from ledger.entry where entry = 15");
        assertThat(forged.seal()).isEqualTo(2);
        assertThat(here.findings()).containsExactly(new Finding(Kind.MISSING, 15, 2));
    }

    @Test
    void anEndThatWasCutOffIsFoundByAHeadThatWasNoted() throws SQLException {
        chain();
        Head noted = here.ledger.head();
        here.tamper("delete from ledger.entry where entry > 20");
        here.tamper("delete from ledger.seal where seal = 3");
        assertThat(here.findings()).isEmpty();
        assertThat(here.findings(noted)).containsExactly(new Finding(Kind.SEAL_MISSING, 0, 3));
    }

    @Test
    void theApplicationCanNeitherChangeNorDelete() {
        chain();
        for (String table : List.of("entry", "seal", "verification")) {
            for (String statement :
                    List.of("update ledger.%s set area = 9", "delete from ledger.%s", "truncate ledger.%s")) {
                assertThatThrownBy(() ->
                                here.jdbc.sql(statement.replace("%s", table)).update())
                        .as("%s of %s", statement, table)
                        .isInstanceOf(DataAccessException.class)
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void theOwnerIsStoppedByTheTableItself() {
        chain();
        assertThatThrownBy(() -> here.owner("update ledger.entry set reason = ''"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> here.owner("delete from ledger.seal")).hasMessageContaining("append-only");
        assertThatThrownBy(() -> here.owner("truncate ledger.entry")).hasMessageContaining("append-only");
    }

    @Test
    void anEntryThatIsCommittedLateIsSealedAllTheSame() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> new TransactionTemplate(here.transactions)
                .executeWithoutResult(status -> {
                    here.ledger.append(LedgerFixture.look(1));
                    written.countDown();
                    try {
                        mayCommit.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
        written.await();
        here.ledger.append(looks(2, 5));
        assertThat(here.ledger.seal()).isEqualTo(4);
        assertThat(here.findings()).isEmpty();
        mayCommit.countDown();
        late.join();
        assertThat(here.ledger.seal()).isEqualTo(1);
        assertThat(here.verification()).satisfies(all -> {
            assertThat(all.findings()).isEmpty();
            assertThat(all.entries()).isEqualTo(5);
            assertThat(all.pending()).isZero();
        });
    }

    @Test
    void writersAndSealersAtOnceLoseNothing() {
        Random random = new Random(20200430);
        List<CompletableFuture<Void>> writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> {
                    for (int batch = 0; batch < 20; batch++) {
                        int from = 1 + writer * 10_000 + batch * 10;
                        boolean rolledBack = batch % 5 == 4;
                        new TransactionTemplate(here.transactions).executeWithoutResult(status -> {
                            here.ledger.append(looks(from, from + 9));
                            if (rolledBack) {
                                status.setRollbackOnly();
                            }
                        });
                    }
                }))
                .toList();
        int sealed = 0;
        while (!writers.stream().allMatch(CompletableFuture::isDone)) {
            sealed += here.ledger.seal();
            if (random.nextBoolean()) {
                CompletableFuture<Integer> other = CompletableFuture.supplyAsync(here.ledger::seal);
                sealed += here.ledger.seal() + other.join();
            }
        }
        writers.forEach(CompletableFuture::join);
        sealed += here.ledger.seal();
        assertThat(sealed).isEqualTo(8 * 16 * 10);
        assertThat(here.findings()).isEmpty();
    }

    @Test
    void whatItsTimeIsOverForIsEmptiedAndStillVerifies() {
        here.ledger.append(looks(1, 5));
        here.ledger.append(Entry.of(
                LedgerFixture.NOW, LedgerFixture.OFFICER, "control.signed", LedgerFixture.INVESTIGATION, 1, "health"));
        here.ledger.seal();
        here.clock.forward(Duration.ofDays(1000));
        assertThat(here.ledger.expire()).isZero();
        here.clock.forward(Duration.ofDays(100));
        assertThat(here.ledger.expire()).isEqualTo(5);
        assertThat(here.ledger.expire()).isZero();
        here.ledger.seal();
        assertThat(here.findings()).isEmpty();
        assertThat(here.ledger.looksAt("PERSON1", Scope.everything(), 10)).isEmpty();
        assertThat(here.ledger.find(1, Scope.everything()).orElseThrow().entry())
                .isEmpty();
        assertThat(here.ledger.find(6, Scope.everything()).orElseThrow().entry())
                .isPresent();
    }

    @Test
    void anEntryThatWasEmptiedTooEarlyIsNamed() throws SQLException {
        chain();
        here.tamper("""
                update ledger.entry set account = null, login = null, subjects = null, purpose = null, reason = null,
                    details = null, signed = null, expired_at = at + interval '400 days' where entry = 7""");
        assertThat(here.findings()).containsExactly(new Finding(Kind.EMPTIED, 7, 1));
    }

    /** Three seals with ten entries each. */
    private void chain() {
        for (int from = 1; from <= 21; from += 10) {
            here.ledger.append(looks(from, from + 9));
            here.ledger.seal();
        }
        assertThat(here.findings()).isEmpty();
    }

    private static List<Entry> looks(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(LedgerFixture::look).toList();
    }
}
