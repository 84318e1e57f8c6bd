package org.bihuan.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.people.PeopleFixture.NORTH;
import static org.bihuan.people.PeopleFixture.SOUTH;
import static org.bihuan.people.PeopleFixture.as;
import static org.bihuan.people.PeopleFixture.resident;
import static org.bihuan.people.PeopleFixture.token;
import static org.bihuan.people.PeopleFixture.undocumented;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bihuan.ledger.Recorded;
import org.bihuan.shell.database.TestDatabase;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Identities: entered, found, looked at with a purpose, joined, parted, erased. */
class PeopleTest {
    private static final LocalDate BORN = LocalDate.of(1980, 3, 7);

    @TempDir
    static Path data;

    private static PeopleFixture here;

    @BeforeAll
    static void open() {
        here = new PeopleFixture(TestDatabase.unseen("shell", "ledger", "people"), data);
    }

    @AfterAll
    static void close() {
        here.close();
    }

    @Test
    void whoIsEnteredIsFoundByDocumentPhoneNameAndPinyinAndEachLookIsRecorded() {
        String pseudonym = here.enter(NORTH, resident("曾小贤", "11010519491231002", "+86 139-0000-0001"));
        assertThat(here.acts(pseudonym)).containsExactly("people.registered");
        Identity found = here.look(NORTH, pseudonym).orElseThrow();
        assertThat(found.person().name()).isEqualTo("曾小贤");
        assertThat(found.person().birth()).contains(LocalDate.of(1949, 12, 31));
        assertThat(found.person().sex()).isEqualTo(Sex.FEMALE);
        assertThat(found.person().phone()).isEqualTo("13900000001");
        assertThat(List.of(
                        new Lookup.ByDocument(DocumentKind.RESIDENT, "１１０１０５ 19491231 002x"),
                        new Lookup.ByPhone("139 0000 0001"),
                        new Lookup.ByName("曾 小贤", Optional.empty()),
                        new Lookup.ByName("Zeng Xiaoxian", Optional.empty()),
                        new Lookup.ByName("zengxiaoxian", Optional.of(LocalDate.of(1949, 12, 31)))))
                .allSatisfy(lookup -> assertThat(here.find(NORTH, lookup))
                        .as(lookup.kind())
                        .extracting(candidate -> candidate.identity().pseudonym())
                        .containsExactly(pseudonym));
        assertThat(here.acts(pseudonym)).hasSize(7).startsWith("people.listed").contains("people.looked");
        Recorded look = here.ledger.looksAt(pseudonym, Scope.everything(), 1).getFirst();
        assertThat(look.entry().orElseThrow().purpose().reason()).isEqualTo("case 12");
        assertThat(look.entry().orElseThrow().details())
                .containsEntry("query", "name")
                .containsEntry("count", "1");
    }

    @Test
    void outOfScopeNobodyIsFoundAndNothingTellsThatThereIsSomebody() {
        String pseudonym = here.enter(NORTH, resident("欧阳娜娜", "11010119900307451", "13900000002"));
        assertThat(here.look(SOUTH, pseudonym)).isEmpty();
        assertThat(here.find(SOUTH, new Lookup.ByPhone("13900000002"))).isEmpty();
        assertThat(as(SOUTH, () -> here.people.lookAll(List.of(pseudonym), token())))
                .isEmpty();
        assertThat(as(SOUTH, () -> here.people.erase(pseudonym, token()))).isFalse();
        assertThat(as(SOUTH, () -> here.people.state(pseudonym, SOUTH.scope()))).isEmpty();
        assertThat(as(SOUTH, () -> here.people.change(pseudonym, undocumented("谁", BORN, ""), token())))
                .containsExactly(new Flaw("pseudonym", "unknown"));
        assertThat(here.look(NORTH, pseudonym)).isPresent();
    }

    @Test
    void aLookWithoutAReasonIsNotPossible() {
        assertThat(as(NORTH, () -> Purposes.INVESTIGATION.token(" "))).isEmpty();
        assertThat(as(NORTH, () -> Purposes.REGISTRATION.token(" "))).isPresent();
    }

    @Test
    void whoMayBeTheSameIsShownBeforeAnybodyIsEnteredTwice() {
        String first = here.enter(NORTH, undocumented("王晓明", BORN, "13900000003"));
        Registration again =
                as(NORTH, () -> here.people.register(undocumented("王小明", BORN, ""), 1, "health", Set.of(), token()));
        assertThat(again).isInstanceOfSatisfying(Registration.MayBeTheSame.class, same -> {
            assertThat(same.candidates()).singleElement().satisfies(candidate -> {
                assertThat(candidate.identity().pseudonym()).isEqualTo(first);
                assertThat(candidate.reasons()).containsExactly("birth", "pinyin");
            });
        });
        String second = here.enter(NORTH, undocumented("王小明", BORN, ""), first);
        assertThat(as(NORTH, () -> here.people.similar(second, token())))
                .as("said to be two")
                .isEmpty();
        assertThat(here.acts(first)).contains("people.listed");
    }

    @Test
    void aDocumentThatSomebodyHasCannotBeEnteredAgainNotEvenElsewhere() {
        Identity.Person person = resident("李雷", "11010119851105003", "13900000004");
        String pseudonym = here.enter(NORTH, person);
        assertThat(as(NORTH, () -> here.people.register(person, 1, "health", Set.of(pseudonym), token())))
                .isInstanceOf(Registration.MayBeTheSame.class);
        assertThat(as(SOUTH, () -> here.people.register(person, 2, "health", Set.of(), token())))
                .isEqualTo(new Registration.MayBeTheSame(List.of(), 1));
        assertThat(as(
                        NORTH,
                        () -> here.people.registerAll(
                                List.of(person, resident("韩梅梅", "11010119851105001", ""), undocumented("", BORN, "")),
                                1,
                                "health",
                                token())))
                .satisfies(outcomes -> assertThat(outcomes)
                        .extracting(outcome -> outcome.getClass().getSimpleName())
                        .containsExactly("MayBeTheSame", "Registered", "Refused"));
    }

    @Test
    void whatIsWrongIsSaidByField() {
        Identity.Person wrong = new Identity.Person(
                " ",
                DocumentKind.RESIDENT,
                "110101198511050031",
                "12",
                Optional.of(LocalDate.of(2021, 1, 1)),
                Sex.MALE,
                "");
        assertThat(as(NORTH, () -> here.people.register(wrong, 2, "health", Set.of(), token())))
                .isInstanceOfSatisfying(
                        Registration.Refused.class,
                        refused -> assertThat(refused.flaws())
                                .extracting(Flaw::field)
                                .containsExactly("name", "number", "phone", "birth", "area"));
    }

    @Test
    void aChangeIsFoundUnderWhatIsNewAndNotUnderWhatWas() {
        String pseudonym = here.enter(NORTH, undocumented("赵一", LocalDate.of(1971, 1, 2), "13900000005"));
        assertThat(as(
                        NORTH,
                        () -> here.people.change(
                                pseudonym, undocumented("赵乙", LocalDate.of(1971, 1, 2), "13900000006"), token())))
                .isEmpty();
        assertThat(here.find(NORTH, new Lookup.ByPhone("13900000005"))).isEmpty();
        assertThat(here.find(NORTH, new Lookup.ByPhone("13900000006"))).hasSize(1);
        assertThat(here.look(NORTH, pseudonym).orElseThrow().person().name()).isEqualTo("赵乙");
    }

    @Test
    void aMergeAnswersAsTheOneThatIsKeptAndCanBeUndone() {
        String kept = here.enter(NORTH, undocumented("钱二", LocalDate.of(1960, 2, 2), "13900000007"));
        String other = here.enter(NORTH, undocumented("孙三", LocalDate.of(1961, 3, 3), "13900000008"));
        assertThat(as(NORTH, () -> here.people.merge(kept, kept, token())))
                .isEqualTo(new MergeOutcome.Refused("itself"));
        assertThat(as(SOUTH, () -> here.people.merge(kept, other, token())))
                .isEqualTo(new MergeOutcome.Refused("unknown"));
        assertThat(as(NORTH, () -> here.people.merge(kept, other, token()))).isEqualTo(new MergeOutcome.Done());
        assertThat(here.look(NORTH, other).orElseThrow().pseudonym()).isEqualTo(kept);
        assertThat(as(NORTH, () -> here.people.merge(other, kept, token())))
                .isEqualTo(new MergeOutcome.Refused("merged"));
        assertThat(as(NORTH, () -> here.people.unmerge(other, token()))).isEqualTo(new MergeOutcome.Done());
        assertThat(here.look(NORTH, other).orElseThrow().person().name()).isEqualTo("孙三");
        assertThat(here.acts(other)).contains("people.merged", "people.unmerged");
    }

    @Test
    void whoIsErasedIsGoneWithAllThatWasMergedAndTheLedgerStillVerifies() throws IOException {
        String kept = here.enter(NORTH, undocumented("周四", LocalDate.of(1950, 2, 2), "13900000009"));
        String other = here.enter(NORTH, undocumented("吴五", LocalDate.of(1951, 3, 3), "13900000010"));
        as(NORTH, () -> here.people.merge(kept, other, token()));
        assertThat(as(NORTH, () -> here.people.erase(other, token()))).isTrue();
        assertThat(here.look(NORTH, kept)).isEmpty();
        assertThat(here.look(NORTH, other)).isEmpty();
        assertThat(here.find(NORTH, new Lookup.ByPhone("13900000009"))).isEmpty();
        assertThat(as(
                        NORTH,
                        () -> here.people
                                .state(kept, NORTH.scope())
                                .orElseThrow()
                                .erasedAt()))
                .contains(here.clock.instant());
        assertThat(as(NORTH, () -> here.people.erase(kept, token()))).isFalse();
        assertThat(Files.readString(data.resolve("keys/erased"))).contains(kept, other);
        assertThat(here.acts(kept)).contains("people.erased");
        here.ledger.seal();
        assertThat(here.ledger
                        .verify(List.of(), new SilentProgress())
                        .orElseThrow()
                        .findings())
                .isEmpty();
    }

    @Test
    void anEmergencyOpensOnePersonForAWhileAndIsTold() {
        Identity.Person person = resident("郑六", "11010119700707001", "");
        String pseudonym = here.enter(NORTH, person);
        Lookup.ByDocument document = new Lookup.ByDocument(DocumentKind.RESIDENT, person.number());
        assertThat(as(SOUTH, () -> here.people.breakGlass(document, "short")))
                .isEqualTo(new GlassOutcome.Refused("reason"));
        assertThat(as(
                        SOUTH,
                        () -> here.people.breakGlass(
                                new Lookup.ByDocument(DocumentKind.PASSPORT, "E12345678"),
                                "unconscious on the platform")))
                .isEqualTo(new GlassOutcome.Nobody());
        assertThat(as(SOUTH, () -> here.people.breakGlass(document, "unconscious on the platform")))
                .isInstanceOfSatisfying(GlassOutcome.Open.class, open -> {
                    assertThat(open.identity().pseudonym()).isEqualTo(pseudonym);
                    assertThat(open.until()).isEqualTo(here.clock.instant().plus(Duration.ofHours(4)));
                });
        assertThat(here.look(SOUTH, pseudonym)).isPresent();
        assertThat(here.acts(pseudonym)).startsWith("people.lookedInEmergency", "people.glassBroken");
        List<Glass> told = as(NORTH, () -> here.people.unseenGlass(NORTH.scope()));
        assertThat(told).singleElement().satisfies(glass -> {
            assertThat(glass.login()).isEqualTo("south");
            assertThat(glass.pseudonym()).isEqualTo(pseudonym);
        });
        assertThat(as(SOUTH, () -> here.people.unseenGlass(SOUTH.scope()))).isEmpty();
        long glass = told.getFirst().id();
        assertThat(as(SOUTH, () -> here.people.sawGlass(glass, SOUTH)))
                .as("whose scope it is not")
                .isFalse();
        Access looker = new Access(SOUTH.actor(), Scope.everything());
        assertThat(as(looker, () -> here.people.sawGlass(glass, looker)))
                .as("nobody examines their own look")
                .isFalse();
        assertThat(as(NORTH, () -> here.people.sawGlass(glass, NORTH))).isTrue();
        assertThat(as(NORTH, () -> here.people.glasses(NORTH.scope())))
                .singleElement()
                .matches(Glass::seen);
        assertThat(as(SOUTH, () -> here.people.glasses(SOUTH.scope()))).isEmpty();
        assertThat(as(NORTH, () -> here.people.unseenGlass(NORTH.scope()))).isEmpty();
        here.clock.forward(Duration.ofHours(5));
        assertThat(here.look(SOUTH, pseudonym)).isEmpty();
    }

    @Test
    void aNewMasterKeyTakesOverWhilePeopleAreEnteredAndRead() throws IOException {
        String before = here.enter(NORTH, undocumented("冯七", LocalDate.of(1940, 2, 2), ""));
        String old = Files.readString(data.resolve("keys/master"));
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 20; i++) {
                here.enter(
                        NORTH,
                        undocumented(
                                "陈" + (char) ('一' + 37 * i),
                                LocalDate.of(1930, 1, 1).plusDays(31L * i),
                                ""));
                assertThat(here.look(NORTH, before)).isPresent();
            }
        });
        assertThat(here.people.rotate()).isPositive();
        work.join();
        here.people.rotate();
        assertThat(here.look(NORTH, before)).isPresent();
        assertThat(Files.readString(data.resolve("keys/master")))
                .startsWith("3:")
                .isNotEqualTo(old)
                .hasLineCount(1);
    }
}
