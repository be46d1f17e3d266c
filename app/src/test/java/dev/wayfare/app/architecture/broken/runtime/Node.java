package dev.wayfare.app.architecture.broken.runtime;

/** How a service lives. */
public interface Node {}
