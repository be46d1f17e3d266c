/** Records of the log as this program sees them: headers, typed values, dead letters. */
@NullMarked
package dev.wayfare.runtime.log;

import org.jspecify.annotations.NullMarked;
