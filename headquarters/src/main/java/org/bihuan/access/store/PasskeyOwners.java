package org.bihuan.access.store;

import org.bihuan.shell.scope.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;

    PasskeyOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return one(jdbc.sql(
                        "select login, name, handle from access.account where handle = :handle and disabled_at is null")
                .param("handle", id.getBytes()));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return one(
                jdbc.sql("select login, name, handle from access.account where login = :login and disabled_at is null")
                        .param("login", username));
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new IllegalStateException("accounts are made on their own page, never by a passkey");
    }

    @Override
    public void delete(Bytes id) {
        throw new IllegalStateException("accounts end on their own page, never with a passkey");
    }

    private static @Nullable PublicKeyCredentialUserEntity one(JdbcClient.StatementSpec account) {
        return AT_THE_DOOR
                .get(() -> account.query((row, number) -> ImmutablePublicKeyCredentialUserEntity.builder()
                                .name(row.getString("login"))
                                .displayName(row.getString("name"))
                                .id(new Bytes(row.getBytes("handle")))
                                .build())
                        .optional())
                .orElse(null);
    }
}
