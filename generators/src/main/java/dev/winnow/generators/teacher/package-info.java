/**
 * The teacher: the model that answers. {@link dev.winnow.generators.teacher.Teacher} is the port;
 * {@link dev.winnow.generators.teacher.Teachers} puts the parts together: limit, store, retries and
 * the OpenAI client, or recorded answers.
 */
@NullMarked
package dev.winnow.generators.teacher;

import org.jspecify.annotations.NullMarked;
