package io.partita.planner.path;

/** One term of a wanted order that a path might deliver: a top-level attribute. */
public record OrderTerm(String attribute, boolean ascending) {}
