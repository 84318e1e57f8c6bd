package org.bihuan.shell.transport;

import java.util.Map;
import org.apache.catalina.connector.Connector;
import org.apache.commons.logging.LogFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.SslConnectorCustomizer;
import org.springframework.boot.web.server.Ssl;

/**
 * A second door on 127.0.0.1 for commands of this machine, where the main one is on another address or belongs to a
 * proxy.
 */
final class LocalDoor {
    private final Connector connector = new Connector();
    private final boolean tls;

    /** @param port 0 for any */
    LocalDoor(int port, boolean tls) {
        this.tls = tls;
        connector.setPort(port);
        connector.setProperty("address", Reach.LOOPBACK.host().getHostAddress());
    }

    /** The part that the web server takes; under TLS it shows what the main door shows, renewed with it. */
    Connector connector(SslBundles bundles) {
        if (tls) {
            SslConnectorCustomizer customizer =
                    new SslConnectorCustomizer(LogFactory.getLog(LocalDoor.class), connector, Ssl.ClientAuth.NONE);
            customizer.customize(bundles.getBundle(CertificateKeeper.BUNDLE), Map.of());
            bundles.addBundleUpdateHandler(CertificateKeeper.BUNDLE, bundle -> customizer.update(null, bundle));
        }
        return connector;
    }

    /** Where it listens; -1 before the web server started. */
    int port() {
        return connector.getLocalPort();
    }
}
