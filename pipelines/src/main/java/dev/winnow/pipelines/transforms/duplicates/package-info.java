/**
 * Duplicates among rows: rows and sketches wait in files, one place decides from the sketches, and
 * all workers read the rows back. Rows that are not novel: their texts go to one place, and the
 * list of those that go back to the rows.
 */
@NullMarked
package dev.winnow.pipelines.transforms.duplicates;

import org.jspecify.annotations.NullMarked;
