/** Benchmarks must not be trained on: n-grams that rows share with their problems. */
@NullMarked
package dev.winnow.filters.decontamination;

import org.jspecify.annotations.NullMarked;
