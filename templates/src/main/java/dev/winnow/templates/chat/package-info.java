/**
 * Chat templates: how an example becomes one text. {@link dev.winnow.templates.chat.ChatTemplates}
 * lists them; {@link dev.winnow.templates.chat.SpecialTokenGuard} keeps rows out that speak a
 * template's own control tokens.
 */
@NullMarked
package dev.winnow.templates.chat;

import org.jspecify.annotations.NullMarked;
