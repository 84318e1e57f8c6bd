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
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** Passkeys, as the library asks for them and as their owners see them. Works as the house: at the door nobody is known. */
@Repository
class PasskeyTable implements UserCredentialRepository, Passkeys {
    private static final Access AT_THE_DOOR = Access.house("somebody signs in by passkey");
    private static final String OPEN =
            " from {access.passkey} p join {access.account} a on a.account = p.account where a.disabled_at is null"
                    + " and ";

    private final Rows db;
    private final RealClock clock;

    PasskeyTable(Rows db, RealClock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public void save(CredentialRecord credential) {
        AT_THE_DOOR.run(() -> db.sql(Scope.mine(), """
                        insert into access.passkey as p (credential, area, sector, account, record, label, created_at)
                        select :credential, {area a.area, a.sector}, a.sector, a.account, :record, :label, :now
                        from {access.account} a where a.handle = :handle and a.disabled_at is null
                        on conflict (credential) do update set record = excluded.record, used_at = :now
                        where {scope:p} and p.account = excluded.account
                        """)
                .param("credential", credential.getCredentialId().getBytes())
                .param("record", PasskeyRecord.write(credential))
                .param("label", credential.getLabel())
                .param("handle", credential.getUserEntityUserId().getBytes())
                .param("now", Timestamp.from(clock.instant()))
                .update());
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
        return AT_THE_DOOR.get(() -> db.sql(Scope.mine(), """
                        delete from access.passkey where {scope} and credential = :credential
                          and account = (select account from {access.account} where login = :login)
                        """)
                        .param("credential", credential)
                        .param("login", login)
                        .update()
                == 1);
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        return new Passkey(
                Base64.getUrlEncoder().withoutPadding().encodeToString(row.getBytes("credential")),
                row.getString("label"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant));
    }
}
