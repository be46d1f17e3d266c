package dev.wayfare.app.architecture.broken.gateway;

import dev.wayfare.app.architecture.broken.app.Main;

/** A service that knows its process. */
interface StartsItself extends Main {}
