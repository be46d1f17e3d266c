package dev.wayfare.kernel;

/**
 * Why a command was not done.
 *
 * @param code frozen, kebab-case, part of the public contract ({@code offer-expired})
 * @param detail a sentence for people, with the value and a hint
 */
public record Refusal(String code, String detail) {}
