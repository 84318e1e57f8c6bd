package org.bihuan.shell.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root, so root lends it the account {@code nobody}; everyone else runs it as themselves. */
enum OsAccount {
    SELF(List.of()),
    NOBODY(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--inh-caps=-all"));

    private final List<String> prefix;

    OsAccount(List<String> prefix) {
        this.prefix = prefix;
    }

    static OsAccount ofThisProcess() {
        return "root".equals(System.getProperty("user.name")) ? NOBODY : SELF;
    }

    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Hands a folder that root made to the account that PostgreSQL runs as. */
    void own(Path folder) throws IOException {
        if (this == SELF) {
            return;
        }
        UserPrincipalLookupService accounts = folder.getFileSystem().getUserPrincipalLookupService();
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        view.setOwner(accounts.lookupPrincipalByName("nobody"));
        view.setGroup(accounts.lookupPrincipalByGroupName("nogroup"));
    }
}
