package org.bihuan.access;

import java.util.List;
import java.util.Optional;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;

/** The door of the room: accounts within somebody's scope, and who can see a row. */
public interface AccessApi {

    /** Accounts whose unit lies in the scope, by login, after one of them. */
    List<Account> accounts(Scope scope, String text, String after, int limit);

    /** An account; empty if there is none or it lies outside of the scope. */
    Optional<Account> account(Scope scope, String login);

    /** The access of an account in one of its posts, or in its first one; empty if it holds none now or is disabled. */
    Optional<Access> enter(long account, long post);

    /** Makes an account with a first post. */
    AccessOutcome create(Access by, NewAccount wish);

    /** Gives an account another post. */
    AccessOutcome grant(Access by, String login, NewPost wish);

    /** Ends a post at once. */
    AccessOutcome end(Access by, String login, long post);

    /** Disables an account and ends its sessions at once. */
    AccessOutcome disable(Access by, String login);

    /** A link by which the account's owner chooses a new password; its sessions end. */
    AccessOutcome renew(Access by, String login);

    /** Accounts that can see a row now and in which post, the narrowest area first. */
    List<Seer> whoSees(int area, String sector);
}
