package org.bihuan.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.bihuan.access.model.Passkeys;
import org.bihuan.shell.clock.RealClock;
import org.bihuan.shell.database.Rows;
import org.bihuan.shell.decision.Decision;
import org.bihuan.shell.decision.Decisions;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Passkeys, as the library asks for them and as their owners see them. Works as the house: at the door nobody is known. */
@Repository
class PasskeyTable implements UserCredentialRepository, Passkeys {
    private static final Access AT_THE_DOOR = Access.house("somebody signs in by passkey");
    private static final String OPEN =
            " from {access.passkey} p join {access.account} a on a.account = p.account where a.disabled_at is null"
                    + " and ";

    private final Rows db;
    private final RealClock clock;
    private final Decisions decisions;
    private final TransactionTemplate transaction;

    PasskeyTable(Rows db, RealClock clock, Decisions decisions, PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        this.decisions = decisions;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whose passkey came or went. */
    private record Owner(String login, int area, String sector) {
        static Owner of(ResultSet row, int number) throws SQLException {
            return new Owner(row.getString("login"), row.getInt("area"), row.getString("sector"));
        }

        Decision told(String act) {
            return Decision.of(act, area, sector, "account:" + login);
        }
    }

    @Override
    public void save(CredentialRecord credential) {
        Access by = Access.current().orElse(AT_THE_DOOR);
        AT_THE_DOOR.run(() -> transaction.executeWithoutResult(status -> write(credential)
                .ifPresent(owner -> by.run(() -> decisions.record(owner.told("access.passkeyMade"))))));
    }

    /** @return its owner, if it is new */
    private Optional<Owner> write(CredentialRecord credential) {
        return db.sql(Scope.mine(), """
                        insert into access.passkey as p (credential, area, sector, account, record, label, created_at)
                        select :credential, {area a.area, a.sector}, a.sector, a.account, :record, :label, :now
                        from {access.account} a where a.handle = :handle and a.disabled_at is null
                        on conflict (credential) do update set record = excluded.record, used_at = :now
                        where {scope:p} and p.account = excluded.account
                        returning p.used_at is null as fresh, p.area, p.sector,
                            (select o.login from {access.account} o where o.account = p.account) as login
                        """)
                .param("credential", credential.getCredentialId().getBytes())
                .param("record", PasskeyRecord.write(credential))
                .param("label", credential.getLabel())
                .param("handle", credential.getUserEntityUserId().getBytes())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) ->
                        row.getBoolean("fresh") ? Optional.of(Owner.of(row, number)) : Optional.<Owner>empty())
                .optional()
                .flatMap(owner -> owner);
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return AT_THE_DOOR
                .get(() -> db.sql(Scope.mine(), "select p.record" + OPEN + "p.credential = :credential")
                        .param("credential", credentialId.getBytes())
                        .query((row, number) -> PasskeyRecord.read(row.getBytes("record")))
                        .optional())
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return AT_THE_DOOR.get(() -> db.sql(Scope.mine(), "select p.record" + OPEN + "a.handle = :handle")
                .param("handle", userId.getBytes())
                .query((row, number) -> PasskeyRecord.read(row.getBytes("record")))
                .list());
    }

    @Override
    public void delete(Bytes credentialId) {
        AT_THE_DOOR.run(
                () -> db.sql(Scope.mine(), "delete from access.passkey where {scope} and credential = :credential")
                        .param("credential", credentialId.getBytes())
                        .update());
    }

    @Override
    public List<Passkey> of(String login) {
        return AT_THE_DOOR.get(() -> db.sql(
                        Scope.mine(),
                        "select p.credential, p.label, p.created_at, p.used_at" + OPEN
                                + "a.login = :login order by p.created_at, p.label")
                .param("login", login)
                .query(PasskeyTable::passkey)
                .list());
    }

    @Override
    public boolean remove(String login, String id) {
        byte[] credential;
        try {
            credential = Base64.getUrlDecoder().decode(id);
        } catch (IllegalArgumentException e) {
            return false;
        }
        Access by = Access.current().orElse(AT_THE_DOOR);
        return Boolean.TRUE.equals(AT_THE_DOOR.get(() -> transaction.execute(status -> {
            Optional<Owner> owner = db.sql(Scope.mine(), """
                            delete from access.passkey p where {scope:p} and p.credential = :credential
                              and p.account = (select a.account from {access.account} a where a.login = :login)
                            returning p.area, p.sector, cast(:login as text) as login
                            """)
                    .param("credential", credential)
                    .param("login", login)
                    .query(Owner::of)
                    .optional();
            owner.ifPresent(found -> by.run(() -> decisions.record(found.told("access.passkeyRemoved"))));
            return owner.isPresent();
        })));
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        return new Passkey(
                Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes("credential")),
                row.getString("label"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant));
    }
}
