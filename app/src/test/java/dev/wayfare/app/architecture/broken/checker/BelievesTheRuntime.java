package dev.wayfare.app.architecture.broken.checker;

import dev.wayfare.app.architecture.broken.runtime.Node;

/** A checker that trusts what it should check. */
interface BelievesTheRuntime extends Node {}
