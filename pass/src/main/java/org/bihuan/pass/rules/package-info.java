/**
 * How a colour comes about: evidence of a closed list of types, signed dated rules, and a pure function of the two and the
 * time.
 *
 * <p>{@link org.bihuan.pass.rules.Evaluation} is the function, {@link org.bihuan.pass.rules.RuleSet} the rules as data with
 * the tests they must pass, {@link org.bihuan.pass.rules.Decision} the result, which nothing else can make. Refusals R01 to
 * R07 are values: {@link org.bihuan.pass.rules.EvidencePolicy}, {@link org.bihuan.pass.rules.FourEyes}, {@link
 * org.bihuan.pass.rules.Prolongation}, {@link org.bihuan.pass.rules.RuleRelease}; R05 is in the package {@code issue}.
 */
@NullMarked
package org.bihuan.pass.rules;

import org.jspecify.annotations.NullMarked;
