/** Evol-Instruct (arXiv 2304.12244): tasks made harder or rarer, round after round. */
@NullMarked
package dev.winnow.generators.evol;

import org.jspecify.annotations.NullMarked;
