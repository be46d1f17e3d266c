/** Where rides have been, kept in MongoDB: one compact document for each ride. */
@NullMarked
package dev.wayfare.tracking.view;

import org.jspecify.annotations.NullMarked;
