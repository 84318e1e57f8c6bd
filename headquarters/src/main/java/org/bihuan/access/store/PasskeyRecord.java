package org.bihuan.access.store;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a passkey so that its signatures can be checked, as JSON; byte strings in base64url. */
record PasskeyRecord(
        String credential,
        String user,
        String key,
        long signatures,
        boolean verified,
        List<String> transports,
        boolean backupEligible,
        boolean backedUp,
        String attestation,
        String client,
        String label) {
    private static final JsonMapper JSON = new JsonMapper();

    static byte[] write(CredentialRecord of) {
        return JSON.writeValueAsBytes(new PasskeyRecord(
                of.getCredentialId().toBase64UrlString(),
                of.getUserEntityUserId().toBase64UrlString(),
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(of.getPublicKey().getBytes()),
                of.getSignatureCount(),
                of.isUvInitialized(),
                of.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .sorted()
                        .toList(),
                of.isBackupEligible(),
                of.isBackupState(),
                text(Optional.ofNullable(of.getAttestationObject())),
                text(Optional.ofNullable(of.getAttestationClientDataJSON())),
                of.getLabel()));
    }

    static CredentialRecord read(byte[] json) {
        PasskeyRecord kept = JSON.readValue(json, PasskeyRecord.class);
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(kept.credential))
                .userEntityUserId(Bytes.fromBase64(kept.user))
                .publicKey(new ImmutablePublicKeyCose(Base64.getUrlDecoder().decode(kept.key)))
                .signatureCount(kept.signatures)
                .uvInitialized(kept.verified)
                .transports(transports(kept.transports))
                .backupEligible(kept.backupEligible)
                .backupState(kept.backedUp)
                .attestationObject(Bytes.fromBase64(kept.attestation))
                .attestationClientDataJSON(Bytes.fromBase64(kept.client))
                .label(kept.label)
                .build();
    }

    private static String text(Optional<Bytes> bytes) {
        return bytes.map(Bytes::toBase64UrlString).orElse("");
    }

    private static Set<AuthenticatorTransport> transports(List<String> names) {
        return names.stream().map(AuthenticatorTransport::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
