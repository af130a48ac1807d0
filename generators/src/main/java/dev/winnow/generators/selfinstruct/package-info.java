/** Self-Instruct (arXiv 2212.10560): instructions first, then instances of each. */
@NullMarked
package dev.winnow.generators.selfinstruct;

import org.jspecify.annotations.NullMarked;
