package org.bihuan.people.store;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.bihuan.people.KeyRestoration;
import org.bihuan.people.VaultPlace;
import org.bihuan.shell.backup.BackupPlan;
import org.bihuan.shell.database.DataFolder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The vault beside the database, in the data folder of this process. */
@Configuration(proxyBeanMethods = false)
class VaultConfiguration {
    @Bean
    Vault vault(ObjectProvider<VaultPlace> place, ObjectProvider<DataFolder> folder, ObjectProvider<BackupPlan> plan) {
        Path data = Optional.ofNullable(place.getIfAvailable())
                .map(VaultPlace::data)
                .orElseGet(() -> folder.getObject().path());
        List<Path> copies = Optional.ofNullable(plan.getIfAvailable())
                .map(backup -> KeyBackups.folder(backup.folder()).resolve(KeyRestoration.ERASED))
                .stream()
                .toList();
        return Vault.open(data, copies, System.getenv(), new SecureRandom());
    }
}
