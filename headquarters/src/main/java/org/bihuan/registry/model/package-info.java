/**
 * Rules and values of the registry: what an area, a site or a phone line must have to be saved, and working time. Pure: no
 * Spring, SQL, clock or files. The interfaces {@code Areas}, {@code Sites}, {@code Phones} say what the store can do.
 */
@NamedInterface("model")
@NullMarked
package org.bihuan.registry.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
