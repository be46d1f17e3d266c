package dev.wayfare.app.architecture.broken.routing;

import dev.wayfare.app.architecture.broken.runtime.Node;

/** Routing that looks upwards. */
interface AsksTheClock extends Node {}
