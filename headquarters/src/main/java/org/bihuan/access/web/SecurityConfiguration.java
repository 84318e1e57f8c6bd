package org.bihuan.access.web;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import javax.sql.DataSource;
import org.bihuan.access.AccessApi;
import org.bihuan.access.model.Roles;
import org.bihuan.shell.cli.MachineToken;
import org.bihuan.shell.setup.Setup;
import org.bihuan.shell.setup.SetupKey;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** How requests come in: sessions in the database, our own sign-in pages, one access per request. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final int DAYS_30 = 30 * 24 * 60 * 60;

    /**
     * Changes are taken only from our own pages, by what browsers say of where a request comes from (ADR 0091); the
     * policy of contents stands on every answer already.
     */
    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            AccessApi accounts,
            Entering entering,
            MachineToken machine,
            Setup setup,
            SetupKey key,
            KeyDoor programs,
            Elsewhere elsewhere)
            throws Exception {
        if (elsewhere.registrations().isPresent()) {
            ElsewhereDoor.open(http, elsewhere.registrations().get(), elsewhere);
        }
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterAfter(
                        new AccessFilter(accounts, entering, machine, setup, key, programs), AuthorizationFilter.class)
                .build();
    }

    @Bean
    JwtDecoderFactory<ClientRegistration> elsewhereTokens() {
        return ElsewhereDoor.decoders();
    }

    @Bean
    SecurityContextRepository contexts() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** There is no other way in: without this the framework would make a user of its own. */
    @Bean
    UserDetailsService nobodyElse() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }

    @Bean
    Roles roles() {
        return Roles.shipped();
    }

    @Bean
    SecureRandom tokens() {
        return new SecureRandom();
    }

    /** Sessions are looked up before anybody is known, in tables that hold nothing else. */
    @Bean(defaultCandidate = false)
    @SpringSessionDataSource
    DataSource sessionConnections(@Qualifier("connections") HikariDataSource connections) {
        return connections;
    }

    @Bean
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("bihuan");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        cookie.setCookieMaxAge(DAYS_30); // how long a session lives is decided by its role, here
        return cookie;
    }
}
