/**
 * What holds for the whole house, whatever room is added: walls between rooms, rules of the code with a planted
 * counter-example each, words in both languages, and the pages as they were last approved.
 *
 * <p>Drawings and pages that changed on purpose are approved with {@code mvn -pl headquarters -am test -Dapprove=true}.
 */
@NullMarked
package org.bihuan.house;

import org.jspecify.annotations.NullMarked;
