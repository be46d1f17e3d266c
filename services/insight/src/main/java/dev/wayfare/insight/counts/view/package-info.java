/** Charts over what was counted, added up at the time of asking. */
@NullMarked
package dev.wayfare.insight.counts.view;

import org.jspecify.annotations.NullMarked;
