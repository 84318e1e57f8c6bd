package org.bihuan.people;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bihuan.shell.scope.Access;
import org.bihuan.shell.scope.Scope;

/**
 * The door of the room. Whatever returns an identity takes a {@link PurposeToken} and leaves one entry in the ledger for
 * the call, in a transaction of its own that stands before the answer is given.
 */
public interface PeopleApi {

    /**
     * Enters somebody.
     *
     * @param distinct pseudonyms that whoever enters has looked at and says are somebody else: remembered
     */
    Registration register(Identity.Person person, int area, String sector, Set<String> distinct, PurposeToken token);

    /**
     * Enters many in one transaction, without showing who may be the same: who has somebody's document already is not
     * entered. For imports.
     *
     * @return in the same order
     */
    List<Registration> registerAll(List<Identity.Person> persons, int area, String sector, PurposeToken token);

    /**
     * Changes somebody's data.
     *
     * @return flaws, or the one flaw {@code unknown} if there is nobody of that pseudonym in the scope
     */
    List<Flaw> change(String pseudonym, Identity.Person person, PurposeToken token);

    /** Who a pseudonym is; one that was merged answers as the one that is kept. Empty out of scope, and once erased. */
    Optional<Identity> look(String pseudonym, PurposeToken token);

    /** Several at once, as one look; those out of scope are left out. */
    List<Identity> lookAll(Collection<String> pseudonyms, PurposeToken token);

    /** Who fits, the best first, 50 at most; one look. */
    List<Candidate> find(Lookup lookup, PurposeToken token);

    /** Who may be the same as somebody who stands already, without those that were said to be somebody else; one look. */
    List<Candidate> similar(String pseudonym, PurposeToken token);

    /** A pseudonym's state; empty out of scope. Says nothing about who it is. */
    Optional<PersonState> state(String pseudonym, Scope scope);

    /** Pairs that may be one person are said to be two; they are not shown as candidates of each other again. */
    MergeOutcome distinct(String one, String other, PurposeToken token);

    /** Both are one person: {@code other} answers as {@code kept} from now on. */
    MergeOutcome merge(String kept, String other, PurposeToken token);

    /** It was not so. */
    MergeOutcome unmerge(String other, PurposeToken token);

    /**
     * Destroys the keys of a person and of all that were merged into them.
     *
     * @return false if there is nobody of that pseudonym in the scope
     */
    boolean erase(String pseudonym, PurposeToken token);

    /**
     * Looks at somebody outside of one's scope in an emergency, by what only who is with the person can know.
     *
     * @param reason in words, at least ten characters
     */
    GlassOutcome breakGlass(Lookup.ByDocument document, String reason);

    /** Emergency looks whose notice nobody has seen yet, newest first, within a scope. */
    List<Glass> unseenGlass(Scope scope);

    /** Emergency looks within a scope, seen or not, newest first, 100 at most. */
    List<Glass> glasses(Scope scope);

    /** Somebody has examined the notice; whoever looked does not examine it themselves. False if there was none to examine. */
    boolean sawGlass(long id, Access by);

    /** Wraps every person's key anew under a fresh master key, while work goes on; returns how many. */
    long rotate();
}
