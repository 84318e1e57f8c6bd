package org.bihuan.access.store;

import org.bihuan.shell.database.Rows;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Repository;

/**
 * Accounts as passkeys know them: by a random handle. Spring's interface can make and delete them too; here that would go
 * past the rules of granting, so both are refused for good.
 */
@Repository
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
    private static final Access AT_THE_DOOR = Access.house("whose passkey it is");
    private static final String OWNER =
            "select login, name, handle from {access.account} where disabled_at is null and ";

    private final Rows db;

    PasskeyOwners(Rows db) {
        this.db = db;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return one(OWNER + "handle = :key", id.getBytes());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return one(OWNER + "login = :key", username);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new IllegalStateException("accounts are made on their own page, never by a passkey");
    }

    @Override
    public void delete(Bytes id) {
        throw new IllegalStateException("accounts end on their own page, never with a passkey");
    }

    private @Nullable PublicKeyCredentialUserEntity one(String owner, Object key) {
        return AT_THE_DOOR
                .get(() -> db.sql(Scope.mine(), owner)
                        .param("key", key)
                        .query((row, number) -> ImmutablePublicKeyCredentialUserEntity.builder()
                                .name(row.getString("login"))
                                .displayName(row.getString("name"))
                                .id(new Bytes(row.getBytes("handle")))
                                .build())
                        .optional())
                .orElse(null);
    }
}
