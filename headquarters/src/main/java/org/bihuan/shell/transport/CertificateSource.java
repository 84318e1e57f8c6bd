package org.bihuan.shell.transport;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.bihuan.shell.cli.CommandFailure;

/** Where the certificate that the house shows comes from. */
sealed interface CertificateSource permits GivenCertificate, OwnAuthority {
    /**
     * The one to show from now on: the same as before, or a newer one.
     *
     * @throws CommandFailure one line, if there is none to show
     */
    ServerIdentity at(Instant now);

    /** The authority that devices must be told to trust; empty if they know it anyway. */
    Optional<X509Certificate> authority();
}
