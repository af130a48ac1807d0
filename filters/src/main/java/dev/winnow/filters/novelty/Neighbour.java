package dev.winnow.filters.novelty;

/**
 * The text that another is too similar to.
 *
 * @param id as it was added
 * @param similarity ROUGE-L F of the two, over 0 and at most 1
 */
public record Neighbour(String id, double similarity) {}
