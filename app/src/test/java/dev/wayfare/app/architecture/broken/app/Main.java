package dev.wayfare.app.architecture.broken.app;

/** A main. */
public interface Main {}
