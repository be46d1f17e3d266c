/** Tests against the real stores, started and stopped on folders of their own. */
@NullMarked
package dev.wayfare.embedded;

import org.jspecify.annotations.NullMarked;
