package org.bihuan.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bihuan.shell.transport.OtherDoor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jose.jws.JwsAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.context.NullSecurityContextRepository;

/**
 * The way to the city's identity provider and back, by Spring Security: code flow with PKCE, state and nonce. What comes
 * back proves who somebody is and is then forgotten; sessions are ours.
 */
final class ElsewhereDoor {
    static final String REGISTRATION = "city";
    static final String START = "/sign-in/elsewhere/start";
    static final String RETURN = "/sign-in/elsewhere/return";

    private ElsewhereDoor() {}

    /** Asks the provider to describe itself at the first need, so that the house opens without it. */
    static ClientRegistrationRepository registrations(OtherDoor door) {
        return new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
                ClientRegistrations.fromIssuerLocation(door.issuer().toString())
                        .registrationId(REGISTRATION)
                        .clientId(door.client())
                        .clientSecret(door.secret())
                        .scope("openid", "profile")
                        .redirectUri("{baseUrl}" + RETURN)
                        .build()));
    }

    static void open(HttpSecurity http, ClientRegistrationRepository registrations, Elsewhere elsewhere)
            throws Exception {
        OidcUserService users = new OidcUserService();
        users.setRetrieveUserInfo(request -> false);
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new KeepsNothing())
                .authorizationEndpoint(
                        there -> there.baseUri(START).authorizationRequestResolver(asking(registrations)))
                .redirectionEndpoint(back -> back.baseUri(RETURN))
                .userInfoEndpoint(who -> who.oidcUserService(users))
                .successHandler(elsewhere::arrived)
                .failureHandler(elsewhere::failed)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2LoginAuthenticationFilter>() {
                    @Override
                    public <O extends OAuth2LoginAuthenticationFilter> O postProcess(O filter) {
                        filter.setSecurityContextRepository(new NullSecurityContextRepository());
                        // a changed id that is not saved yet would keep the old session from being deleted
                        filter.setSessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy());
                        return filter;
                    }
                }));
    }

    /** Whoever is to prove once more who they are is asked there once more, whatever session stands there. */
    private static OAuth2AuthorizationRequestResolver asking(ClientRegistrationRepository registrations) {
        DefaultOAuth2AuthorizationRequestResolver usual =
                new DefaultOAuth2AuthorizationRequestResolver(registrations, START);
        usual.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return new OAuth2AuthorizationRequestResolver() {
            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
                return again(usual.resolve(request), request);
            }

            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
                return again(usual.resolve(request, registration), request);
            }
        };
    }

    private static @Nullable OAuth2AuthorizationRequest again(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request) {
        if (asked == null || !Elsewhere.proves(request)) {
            return asked;
        }
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(more -> more.putAll(Map.of("prompt", "login", "max_age", "0")))
                .build();
    }

    /** RS256 where the provider has it, as every provider should, else the first that it names and we know. */
    static JwtDecoderFactory<ClientRegistration> decoders() {
        OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwsAlgorithmResolver(ElsewhereDoor::algorithm);
        return decoders;
    }

    private static JwsAlgorithm algorithm(ClientRegistration registration) {
        Object named = registration
                .getProviderDetails()
                .getConfigurationMetadata()
                .getOrDefault("id_token_signing_alg_values_supported", List.of());
        List<SignatureAlgorithm> known = named instanceof Collection<?> many
                ? many.stream()
                        .flatMap(name -> Stream.ofNullable(SignatureAlgorithm.from(String.valueOf(name))))
                        .toList()
                : List.of();
        return known.isEmpty() || known.contains(SignatureAlgorithm.RS256)
                ? SignatureAlgorithm.RS256
                : Objects.requireNonNull(known.getFirst());
    }

    /** We ask the provider for nothing more, so its tokens are dropped. */
    private static final class KeepsNothing implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // nothing is kept
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {
            // nothing is kept
        }
    }
}
