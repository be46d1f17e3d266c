package dev.wayfare.app.architecture.broken.simulator;

import dev.wayfare.app.architecture.broken.runtime.Node;

/** A simulator that uses more than the public API. */
interface SeesInside extends Node {}
