package dev.winnow.templates.chat;

/**
 * Why a template cannot hold a row without losing or forging something.
 *
 * @param reason lower-case words joined by underscores; the ledger counts by it
 * @param hint what would hold it
 */
public record Unfit(String reason, String hint) {}
