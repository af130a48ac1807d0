package dev.winnow.filters;

import java.io.Serializable;

/**
 * A step of a recipe's {@code filters}. Either it judges each row by itself, or it looks for
 * duplicates among rows.
 */
public sealed interface Filter extends Serializable permits RowFilter, DuplicateFilter {}
