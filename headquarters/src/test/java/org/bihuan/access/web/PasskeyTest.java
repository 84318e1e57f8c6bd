package org.bihuan.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.bihuan.access.AccessApi;
import org.bihuan.access.Account;
import org.bihuan.access.model.Passkeys;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.scope.Access;
import org.bihuan.testing.HouseTest;
import org.bihuan.testing.TestPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Passkeys: who may make and remove them, and that nothing but what was asked is taken. Signing itself: the journey. */
@HouseTest
class PasskeyTest {
    private static final String FORGED = """
            {"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{
             "authenticatorData":"AAAA","clientDataJSON":"e30","signature":"AAAA","userHandle":"AAAA"}}
            """;

    @Autowired
    AccessApi accounts;

    @Autowired
    Passkeys passkeys;

    @Autowired
    UserCredentialRepository kept;

    @Autowired
    PublicKeyCredentialUserEntityRepository owners;

    @Autowired
    SessionRepository<? extends Session> sessions;

    @Autowired
    RealClock realTime;

    @Autowired
    JdbcClient db;

    @Autowired
    MockMvcTester house;

    @AfterEach
    void leaveNothingBehind() {
        db.sql("delete from access.passkey").update();
    }

    @Test
    void whoMakesOrRemovesAPasskeyHasJustProvedWhoTheyAre() {
        for (String path : new String[] {"/access/me/passkeys/ask", "/access/me/passkeys/AAAA/remove"}) {
            assertThat(house.post().uri(path).with(TestPeople.as(accounts, "city-duty", "500000")))
                    .as(path)
                    .hasStatus(303);
            assertThat(house.post().uri(path).with(TestPeople.as(accounts, "wall", "500000")))
                    .as("a screen: " + path)
                    .hasStatus(403);
        }
        assertThat(sent("city-duty", "/access/me/passkeys/ask", ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.authenticatorSelection.userVerification")
                .isEqualTo("required");
    }

    @Test
    void onlyWhatWasAskedIsTakenAndOnlyOnce() {
        assertThat(house.post().uri("/sign-in/passkey").content(FORGED))
                .as("nothing was asked")
                .hasStatus(403);
        assertThat(sent("city-duty", "/access/me/passkeys", FORGED)).hasStatus(403);
        assertThat(sent("city-duty", "/access/me/passkeys", "no JSON")).hasStatus(403);
        assertThat(sent("city-duty", "/access/me/prove/passkey", FORGED)).hasStatus(403);
        assertThat(house.post().uri("/sign-in/passkey/ask"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.rpId")
                .isEqualTo("localhost");
    }

    @Test
    void whatIsKeptComesBackAsItWasAndItsOwnerAloneRemovesIt() {
        Account duty = TestPeople.account(accounts, "city-duty", "500000");
        CredentialRecord made = record(duty.login());
        kept.save(made);
        assertThat(kept.findByCredentialId(made.getCredentialId()))
                .usingRecursiveComparison()
                .ignoringFields("created", "lastUsed")
                .isEqualTo(made);
        assertThat(kept.findByUserId(made.getUserEntityUserId())).hasSize(1);
        assertThat(passkeys.of(duty.login())).singleElement().satisfies(passkey -> {
            assertThat(passkey.label()).isEqualTo("the desk's phone");
            assertThat(passkey.usedAt()).isEmpty();
        });
        String path = "/access/me/passkeys/" + made.getCredentialId().toBase64UrlString() + "/remove";
        assertThat(sent("auditor", path, "")).as("somebody else's").hasStatus(404);
        assertThat(passkeys.of(duty.login())).hasSize(1);
        assertThat(sent("city-duty", path, "")).hasStatus(303);
        assertThat(kept.findByCredentialId(made.getCredentialId())).isNull();
    }

    @Test
    void aLossOrALeavingTakesThemAway() {
        Account lost = TestPeople.account(accounts, "laboratory", "500103");
        kept.save(record(lost.login()));
        accounts.renew(Access.house("tests"), lost.login());
        assertThat(passkeys.of(lost.login())).isEmpty();

        CredentialRecord again = record(lost.login());
        kept.save(again);
        accounts.disable(Access.house("tests"), lost.login());
        assertThat(kept.findByCredentialId(again.getCredentialId()))
                .as("of a leaver")
                .isNull();
        assertThat(owners.findByUsername(lost.login())).isNull();
    }

    private CredentialRecord record(String login) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.random())
                .userEntityUserId(owners.findByUsername(login).getId())
                .publicKey(new ImmutablePublicKeyCose(new byte[] {1, 2, 3}))
                .signatureCount(7)
                .uvInitialized(true)
                .transports(
                        java.util.Set.of(org.springframework.security.web.webauthn.api.AuthenticatorTransport.INTERNAL))
                .backupEligible(true)
                .backupState(false)
                .attestationObject(new Bytes(new byte[] {4}))
                .attestationClientDataJSON(new Bytes(new byte[] {5}))
                .label("the desk's phone")
                .build();
    }

    private MvcTestResult sent(String role, String path, String body) {
        return house.post()
                .uri(path)
                .cookie(TestSignedIn.proved(sessions, realTime.instant()))
                .with(TestPeople.as(accounts, role, "500000"))
                .content(body)
                .exchange();
    }
}
