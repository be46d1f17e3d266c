/** Words that every context shares: ids, money, places, decisions, problems. Knows the JDK and nothing else. */
@NullMarked
package dev.wayfare.kernel;

import org.jspecify.annotations.NullMarked;
