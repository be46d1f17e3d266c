/** Bad days of a running platform: a store is away, a view is lost, the process is told to stop. */
@NullMarked
package dev.wayfare.app.outage;

import org.jspecify.annotations.NullMarked;
