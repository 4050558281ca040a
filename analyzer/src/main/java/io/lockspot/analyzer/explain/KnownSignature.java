package io.lockspot.analyzer.explain;

import java.util.Optional;

/**
 * Something that is known to be a hot spot, and how it is recognised: one data file.
 *
 * @param watch whether comparisons watch its stacks in any case; not where a stack alone does not tell it
 * @param bounds what there could be more of if it were gone; empty when that cannot be said
 */
record KnownSignature(Signature.About about, boolean watch, Optional<String> bounds, Condition find) {}
