/**
 * People (信息登记): the one place where persons have names. Everywhere else they are pseudonyms. An identity is encrypted
 * under a key of the person's own, which lives outside of the database and of its backups; who destroys the key has
 * erased the person. Reading takes a {@link org.bihuan.people.PurposeToken} from {@link org.bihuan.people.Purposes} and
 * leaves an entry in the ledger.
 *
 * <p>{@link org.bihuan.people.PeopleApi} is the door; {@link org.bihuan.people.PersonErased} and
 * {@link org.bihuan.people.GlassBroken} are its news.
 */
@ApplicationModule(
        id = "people",
        allowedDependencies = {"shell", "registry", "ledger"})
@NullMarked
package org.bihuan.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
