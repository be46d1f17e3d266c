/** The rules of the house, held against the whole code; and a broken house, so that each rule is seen to fail. */
@NullMarked
package dev.wayfare.app.architecture;

import org.jspecify.annotations.NullMarked;
