/** Lists of tasks as teachers are asked for them and write them: JSON, or numbered text. */
@NullMarked
package dev.winnow.generators.tasks;

import org.jspecify.annotations.NullMarked;
