/** Pages under /detect: the city's curve and the counts as given out. */
@NullMarked
package org.bihuan.detect.web;

import org.jspecify.annotations.NullMarked;
