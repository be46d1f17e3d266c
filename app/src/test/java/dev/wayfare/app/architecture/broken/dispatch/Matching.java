package dev.wayfare.app.architecture.broken.dispatch;

/** Something that another service must not see. */
public interface Matching {}
