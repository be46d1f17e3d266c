package dev.wayfare.app.architecture.broken.embedded;

/** Stores of one machine. */
public interface Stores {}
