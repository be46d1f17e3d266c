/** What travellers meet beside the ordinary: suppliers, stock that shrinks, lines that break. By the whole platform. */
@NullMarked
package dev.wayfare.app.travelling;

import org.jspecify.annotations.NullMarked;
