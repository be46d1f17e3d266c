/** What each event adds. */
@NullMarked
package dev.wayfare.insight.counts.model;

import org.jspecify.annotations.NullMarked;
