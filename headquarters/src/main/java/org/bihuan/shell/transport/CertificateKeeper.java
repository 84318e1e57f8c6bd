package org.bihuan.shell.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bihuan.shell.cli.CommandFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundleRegistry;

/**
 * Keeps the certificate that the house shows: asks its source every few minutes and gives the web server a newer one while
 * it runs. What is shown stands in the data folder too, where commands on this machine find whom to trust.
 */
public final class CertificateKeeper implements AutoCloseable {
    /** The web server knows the certificate by this name. */
    static final String BUNDLE = "bihuan";

    private static final Logger LOG = LoggerFactory.getLogger(CertificateKeeper.class);
    private static final Duration SOON = Duration.ofDays(21);
    private static final Duration AUTHORITY_SOON = Duration.ofDays(180);
    private static final int MINUTES = 5;

    private final CertificateSource source;
    private final Path shown;
    private final Clock clock;
    private final ScheduledExecutorService round = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("certificate").daemon().factory());
    private volatile ServerIdentity identity;
    private volatile String complaint = "";
    private @Nullable SslBundleRegistry registry;

    private CertificateKeeper(CertificateSource source, Path shown, Clock clock, ServerIdentity identity) {
        this.source = source;
        this.shown = shown;
        this.clock = clock;
        this.identity = identity;
    }

    /**
     * @param shown file for the certificate that is shown, in a folder that is made if need be
     * @throws CommandFailure if the source has none to show
     */
    static CertificateKeeper open(CertificateSource source, Path shown, Clock clock) {
        ServerIdentity first = source.at(clock.instant());
        CertificateKeeper keeper = new CertificateKeeper(source, shown, clock, first);
        try {
            Files.createDirectories(shown.toAbsolutePath().getParent());
            Pem.write(shown, Pem.of(first.certificate()));
        } catch (IOException e) {
            throw CommandFailure.environment(shown + " cannot be written: " + e.getMessage());
        }
        var unused = keeper.round.scheduleWithFixedDelay(keeper::look, MINUTES, MINUTES, TimeUnit.MINUTES);
        return keeper;
    }

    /** What is shown now. */
    public ServerIdentity identity() {
        return identity;
    }

    public Optional<X509Certificate> authority() {
        return source.authority();
    }

    /** Whether it ends within three weeks; one of the own authority is renewed before that. */
    public boolean endsSoon() {
        return !clock.instant().isBefore(identity.ends().minus(SOON));
    }

    /** Whether the authority ends within half a year, so that devices must soon be told of another. */
    public boolean authorityEndsSoon() {
        return authority()
                .filter(one ->
                        !clock.instant().isBefore(one.getNotAfter().toInstant().minus(AUTHORITY_SOON)))
                .isPresent();
    }

    /** Why the source had nothing to show when it was last asked; empty if it had. */
    public String complaint() {
        return complaint;
    }

    /** The file with the certificate that is shown, and for a while after a change the one before. */
    public Path shown() {
        return shown;
    }

    synchronized void serve(SslBundleRegistry bundles) {
        registry = bundles;
        bundles.registerBundle(BUNDLE, identity.bundle());
    }

    /** Asks the source now. A newer certificate is shown from the next connection on; those that stand are not cut. */
    public synchronized void look() {
        try {
            ServerIdentity next = source.at(clock.instant());
            complaint = "";
            if (!next.certificate().equals(identity.certificate())) {
                Pem.write(shown, Pem.of(next.certificate()) + Pem.of(identity.certificate()));
                identity = next;
                if (registry != null) {
                    registry.updateBundle(BUNDLE, next.bundle());
                }
                LOG.info("a new certificate is shown, valid until {}", next.ends());
            }
        } catch (CommandFailure e) {
            complain(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            complain(String.valueOf(e));
        } catch (RuntimeException e) {
            // an exception would end the rounds for good
            LOG.error("certificate", e);
        }
    }

    private void complain(String why) {
        if (!why.equals(complaint)) {
            LOG.warn("the certificate of before stays: {}", why);
        }
        complaint = why;
    }

    @Override
    public void close() {
        round.shutdownNow();
        try {
            Files.deleteIfExists(shown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
