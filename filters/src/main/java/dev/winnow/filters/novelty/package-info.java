/**
 * Novelty by ROUGE-L, as Self-Instruct (arXiv 2212.10560) chooses instructions: a text is kept if
 * none that was kept before has too long a subsequence of words in common with it. What is decided
 * is what comparing with every one of them decides ({@link
 * dev.winnow.filters.novelty.NoveltyIndex}); most are never compared, because an inverted index
 * over rare words ({@link dev.winnow.filters.novelty.Postings}) does not lead to them.
 */
@NullMarked
package dev.winnow.filters.novelty;

import org.jspecify.annotations.NullMarked;
