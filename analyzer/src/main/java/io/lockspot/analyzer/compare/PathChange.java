package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Stack;
import java.util.Optional;

/**
 * A path that is reported.
 *
 * @param moved where its cost went to or came from, when it moved
 */
record PathChange(PathNode node, Judged judged, Optional<Stack> moved) {}
