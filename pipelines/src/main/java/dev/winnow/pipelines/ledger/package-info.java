/** What became of every row, and the proof that it adds up. */
@NullMarked
package dev.winnow.pipelines.ledger;

import org.jspecify.annotations.NullMarked;
