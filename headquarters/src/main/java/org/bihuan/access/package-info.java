/**
 * Who may enter and what is theirs: accounts, posts (a role in an area and in sectors, for a time), how somebody proves
 * who they are, and how every request comes to run as one {@link org.bihuan.shell.scope.Access}.
 *
 * <p>An account does nothing by itself; it acts in one post at a time. Roles are data ({@code rules/access/roles.yaml}).
 */
@ApplicationModule(
        id = "access",
        allowedDependencies = {"shell", "registry"})
@NullMarked
package org.bihuan.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
