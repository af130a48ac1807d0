/** The recipe file: read strictly, printed with every default, described as a JSON Schema. */
@NullMarked
package dev.winnow.pipelines.recipe;

import org.jspecify.annotations.NullMarked;
