/** The rules of a driver: when he may be offered a ride, and which ride's steps he may take. Pure. */
@NullMarked
package dev.wayfare.fleet.drivers.model;

import org.jspecify.annotations.NullMarked;
