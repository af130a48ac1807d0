/**
 * Near-duplicates: a text's shingles ({@link dev.winnow.filters.neardup.Shingles}), a short
 * signature of them ({@link dev.winnow.filters.neardup.Signature}), bands of the signature that
 * find candidates ({@link dev.winnow.filters.neardup.Bands}), the exact similarity of each
 * candidate ({@link dev.winnow.filters.neardup.Jaccard}), which of the similar rows stay ({@link
 * dev.winnow.filters.neardup.FirstIndependentSet}), and which hang together ({@link
 * dev.winnow.filters.neardup.Clusters}).
 */
@NullMarked
package dev.winnow.filters.neardup;

import org.jspecify.annotations.NullMarked;
