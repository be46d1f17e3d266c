package dev.wayfare.app.architecture.broken.fleet;

import dev.wayfare.app.architecture.broken.embedded.Stores;

/** A service that brings its stores along. */
interface OwnStores extends Stores {}
