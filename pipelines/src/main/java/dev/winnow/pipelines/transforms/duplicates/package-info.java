/**
 * Duplicates among rows: sketches go to partitions by bucket, similar pairs to one place, and the
 * list of those that go back to the rows. Texts are not shuffled. Rows that are not novel: their
 * texts go to one place, and the list of those that go back to the rows.
 */
@NullMarked
package dev.winnow.pipelines.transforms.duplicates;

import org.jspecify.annotations.NullMarked;
