/**
 * How many calls may go, and when: one governor for each teacher in a JVM. Plain state machines
 * over a clock that is passed in, so that hours of traffic can be simulated in a second.
 */
@NullMarked
package dev.winnow.generators.quota;

import org.jspecify.annotations.NullMarked;
