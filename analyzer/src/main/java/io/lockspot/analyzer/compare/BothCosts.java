package io.lockspot.analyzer.compare;

/** What a path or a lock costs before and after. */
public record BothCosts(SideCosts before, SideCosts after) {}
