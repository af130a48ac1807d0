/** Numbers of a dataset: fields, lengths, repetitions, languages, openings. */
@NullMarked
package dev.winnow.pipelines.stats;

import org.jspecify.annotations.NullMarked;
