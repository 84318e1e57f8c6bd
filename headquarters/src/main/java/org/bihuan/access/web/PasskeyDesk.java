package org.bihuan.access.web;

import com.webauthn4j.util.exception.WebAuthnException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bihuan.shell.city.City;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys over HTTP: what the browser is asked, kept in the session for one answer, and what it answers. Bound to the very
 * name and port under which the page was opened; the device has to make sure that it is its owner who confirms.
 */
@Component
class PasskeyDesk {
    private static final String ASKED_TO_MAKE = "bihuan.passkey.make";
    private static final String ASKED_TO_SIGN = "bihuan.passkey.sign";
    private static final int A_VISIT = 5 * 60;

    private final UserCredentialRepository passkeys;
    private final PublicKeyCredentialUserEntityRepository owners;
    private final City city;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyDesk(UserCredentialRepository passkeys, PublicKeyCredentialUserEntityRepository owners, City city) {
        this.passkeys = passkeys;
        this.owners = owners;
        this.city = city;
    }

    /** What the browser needs to make a passkey for whoever is signed in. */
    String make(HttpServletRequest request) {
        Authentication somebody =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication(), "nobody is signed in");
        PublicKeyCredentialCreationOptions options = operations(request)
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(somebody));
        request.getSession().setAttribute(ASKED_TO_MAKE, options);
        return json.writeValueAsString(options);
    }

    /** Keeps a passkey that the browser made; false if it is not what was asked for. */
    boolean made(String answer, String label, HttpServletRequest request) {
        if (!(taken(request, ASKED_TO_MAKE) instanceof PublicKeyCredentialCreationOptions options)) {
            return false;
        }
        try {
            PublicKeyCredential<AuthenticatorAttestationResponse> made =
                    json.readValue(answer, new TypeReference<>() {});
            operations(request)
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            options, new RelyingPartyPublicKey(made, label)));
            return true;
        } catch (JacksonException | WebAuthnException | IllegalArgumentException e) {
            return false;
        }
    }

    /** What the browser needs to sign with a passkey: of whoever is signed in, else with any that it has for this house. */
    String sign(HttpServletRequest request) {
        Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
        PublicKeyCredentialRequestOptions options = operations(request)
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(somebody));
        HttpSession session = request.getSession(false);
        if (session == null) {
            session = request.getSession(true);
            session.setMaxInactiveInterval(A_VISIT);
        }
        session.setAttribute(ASKED_TO_SIGN, options);
        return json.writeValueAsString(options);
    }

    /** Login of the account whose passkey signed what was asked; empty if none did. */
    Optional<String> signed(String answer, HttpServletRequest request) {
        if (!(taken(request, ASKED_TO_SIGN) instanceof PublicKeyCredentialRequestOptions options)) {
            return Optional.empty();
        }
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> signed =
                    json.readValue(answer, new TypeReference<>() {});
            return Optional.of(operations(request)
                    .authenticate(new RelyingPartyAuthenticationRequest(options, signed))
                    .getName());
        } catch (JacksonException | WebAuthnException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What was asked is good for one answer. */
    private static Object taken(HttpServletRequest request, String what) {
        HttpSession session = request.getSession(false);
        Object asked = session == null ? null : session.getAttribute(what);
        if (session != null) {
            session.removeAttribute(what);
        }
        return asked == null ? "" : asked;
    }

    private WebAuthnRelyingPartyOperations operations(HttpServletRequest request) {
        String host = request.getServerName();
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        String origin = request.getScheme() + "://" + host + (usual ? "" : ":" + port);
        Webauthn4JRelyingPartyOperations operations = new Webauthn4JRelyingPartyOperations(
                owners,
                passkeys,
                PublicKeyCredentialRpEntity.builder()
                        .id(host)
                        .name(city.headquarters(Locale.CHINESE))
                        .build(),
                Set.of(origin));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }
}
