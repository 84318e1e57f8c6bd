package org.bihuan.loop.store;

import org.bihuan.loop.ShippedProtocols;
import org.bihuan.registry.RegistryApi;
import org.bihuan.shell.city.City;
import org.bihuan.shell.city.PackContent;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes the protocols that the program brings along; those that stand already are left alone. */
@Component
@Order(30)
class ProtocolLoading implements PackContent {
    private final Protocols protocols;
    private final RegistryApi registry;

    ProtocolLoading(Protocols protocols, RegistryApi registry) {
        this.protocols = protocols;
        this.registry = registry;
    }

    @Override
    public void load(City city) {
        ShippedProtocols.texts().forEach((name, text) -> protocols.take(name, text, registry.rootId()));
    }
}
