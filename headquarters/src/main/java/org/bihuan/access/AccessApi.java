package org.bihuan.access;

import java.util.List;
import java.util.Optional;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;

/** The door of the room: accounts within somebody's scope, and who can see a row. */
public interface AccessApi {

    /** Accounts whose unit lies in the scope, by login, after one of them. */
    List<Account> accounts(Scope scope, Wanted wanted, String after, int limit);

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

    /** Posts in which others stand in for an account, now or later, as far as the scope goes. */
    List<Seer> standIns(Scope scope, String login);

    /** Ends one session of an account at once. */
    AccessOutcome endSession(Access by, String login, String key);

    /** Disables an account and ends its sessions at once. */
    AccessOutcome disable(Access by, String login);

    /** What was lost opens nothing any more: password, passkeys, known devices and sessions go; a new link begins anew. */
    AccessOutcome renew(Access by, String login);

    /** Links for those of an import's accounts that have no password yet and that one may administer; earlier ones go. */
    List<Invited> invite(Access by, long batch);

    /**
     * Accounts that can see a row now and by which post, the narrowest area first; whoever asks may be anybody.
     *
     * @param sector of the row; empty: any
     * @param permission {@code ROOM.read} of the room that shows it
     */
    List<Seer> whoSees(int area, String sector, String permission);
}
