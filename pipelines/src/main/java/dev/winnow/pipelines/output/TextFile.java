package dev.winnow.pipelines.output;

/**
 * A small file beside the data, written whole.
 *
 * @param name in the output folder
 */
public record TextFile(String name, String content) {}
