package dev.wayfare.app.architecture.broken.attic;

/** Belongs to no module that has rules. */
final class Forgotten {}
