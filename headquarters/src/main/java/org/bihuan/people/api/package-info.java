/** People for programs, below {@code /api/v1/people}. What names somebody is in bodies only, never in an address. */
@NullMarked
package org.bihuan.people.api;

import org.jspecify.annotations.NullMarked;
