/**
 * Road networks by GraphHopper: built once from an OpenStreetMap extract, kept on disk, mapped into memory. Found through
 * {@link dev.wayfare.routing.RoadNetworkMaker}; nothing else of the house sees this module.
 */
@NullMarked
package dev.wayfare.roads;

import org.jspecify.annotations.NullMarked;
