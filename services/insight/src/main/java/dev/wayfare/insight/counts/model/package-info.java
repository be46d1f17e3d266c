/** What each event adds to which count, without any machinery. */
@NullMarked
package dev.wayfare.insight.counts.model;

import org.jspecify.annotations.NullMarked;
