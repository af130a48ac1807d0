package dev.winnow.pipelines.input;

import java.io.Serializable;

/**
 * A file of rows.
 *
 * @param uri where it is
 * @param name what failures and provenance call it: its path below the folder that all input files
 *     share, so that it does not depend on the machine
 * @param map which of the reader's maps applies to it
 */
public record InputFile(String uri, String name, int map) implements Serializable {}
