package org.bihuan.shell.transport;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bihuan.shell.cli.CommandFailure;

/**
 * A certificate that the operators had issued elsewhere. They renew it by replacing the files.
 *
 * @param files where it is
 * @param names that it must be for
 */
record GivenCertificate(Reach.Given files, List<String> names) implements CertificateSource {
    @Override
    public ServerIdentity at(Instant now) {
        ServerIdentity identity = ServerIdentity.read(files.certificate(), files.key(), now);
        HostNames named = new HostNames(identity.names());
        names.stream().filter(name -> !named.include(name)).findFirst().ifPresent(name -> {
            throw CommandFailure.usage("the certificate in " + files.certificate() + " is not for " + name + " but for "
                    + String.join(", ", identity.names()));
        });
        return identity;
    }

    @Override
    public Optional<X509Certificate> authority() {
        return Optional.empty();
    }
}
