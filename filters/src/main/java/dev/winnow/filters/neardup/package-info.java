/**
 * Near-duplicates: a text's shingles ({@link dev.winnow.filters.neardup.Shingles}), a short
 * signature of them ({@link dev.winnow.filters.neardup.Signature}), bands of the signature that
 * find candidates ({@link dev.winnow.filters.neardup.Bands}), the exact similarity of each
 * candidate ({@link dev.winnow.filters.neardup.Jaccard}), and which of the similar rows stay
 * ({@link dev.winnow.filters.neardup.FirstIndependentSet}).
 */
@NullMarked
package dev.winnow.filters.neardup;

import org.jspecify.annotations.NullMarked;
