/**
 * Ground floor that is no room of its own: the command line, the city's clock, the database process, the page frame,
 * jobs, imports, and the small types that every query carries.
 *
 * <ul>
 *   <li>{@code cli} one command each, exit codes, finding the running city
 *   <li>{@code clock} the one clock
 *   <li>{@code database} PostgreSQL started by us, roles, migrations, backup
 *   <li>{@code page} frame, words in two languages, refusals as pages and as problem documents
 *   <li>{@code transport} how the house is reached: HTTPS, certificates, host names, proxies
 *   <li>{@code api} what all interfaces for programs share: pages of lists, the document about them, a limit to bodies
 *   <li>{@code export} the one way in which lists leave as CSV
 *   <li>{@code city} who this headquarters is: name, zone, languages
 * </ul>
 *
 * It is open: rooms use its parts directly, it uses no room.
 */
@ApplicationModule(id = "shell", type = ApplicationModule.Type.OPEN)
@NullMarked
package org.bihuan.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
