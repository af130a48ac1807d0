/** Which of the rows that passed are taken. */
@NullMarked
package dev.winnow.pipelines.transforms.selection;

import org.jspecify.annotations.NullMarked;
