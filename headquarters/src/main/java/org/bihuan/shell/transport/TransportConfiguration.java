package org.bihuan.shell.transport;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the way in; a house that no command opened, a test's for example, is reached on loopback. */
@Configuration(proxyBeanMethods = false)
class TransportConfiguration {
    @Bean
    HostGuard hostGuard(ObjectProvider<Transport> transport) {
        return new HostGuard(transport.getIfAvailable(Transport::loopback));
    }

    @Bean
    SslBundleRegistrar shownCertificate(ObjectProvider<Transport> transport) {
        return registry -> transport.ifAvailable(one -> one.keeper().ifPresent(keeper -> keeper.serve(registry)));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> localDoor(
            ObjectProvider<Transport> transport, ObjectProvider<SslBundles> bundles) {
        return factory -> transport.ifAvailable(one ->
                one.door().ifPresent(door -> factory.addAdditionalConnectors(door.connector(bundles.getObject()))));
    }

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> plainDoor(ObjectProvider<Transport> transport) {
        return factory -> transport.ifAvailable(
                one -> one.plainDoor().ifPresent(door -> factory.addAdditionalConnectors(door.connector())));
    }

    @Bean
    ApplicationListener<WebServerInitializedEvent> whereTheMainDoorIs(ObjectProvider<Transport> transport) {
        return event ->
                transport.ifAvailable(one -> one.opened(event.getWebServer().getPort()));
    }
}
