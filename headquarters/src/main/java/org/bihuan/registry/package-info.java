/**
 * The city's ground: areas from the city down to the grid with the dates they hold, sectors and their owners, sites with
 * three owners each, the duty phone book, the calendar and working time.
 *
 * <p>{@link org.bihuan.registry.RegistryApi} is the door for rooms; {@link org.bihuan.registry.PackAreas} reads the same
 * areas from a city pack without a server. Areas are told apart by code among people and by id among tables; what an area
 * is called, whom it reports to and how many live there depends on the day.
 */
@ApplicationModule(id = "registry", allowedDependencies = "shell")
@NullMarked
package org.bihuan.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
