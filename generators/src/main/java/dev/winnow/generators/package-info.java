/**
 * Where rows come from: methods that ask a teacher. A method is plain blocking code; how many
 * requests run at once is the caller's choice and the teacher's limit.
 */
@NullMarked
package dev.winnow.generators;

import org.jspecify.annotations.NullMarked;
