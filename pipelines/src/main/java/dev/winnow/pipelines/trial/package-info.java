/** Rules on trial: what each of them would drop, by itself and together with the others. */
@NullMarked
package dev.winnow.pipelines.trial;

import org.jspecify.annotations.NullMarked;
