package dev.wayfare.travel.search.stock;

import dev.wayfare.travel.catalogue.KnownLimits;
import dev.wayfare.travel.search.model.Stock;

/** All stock as its owners have decided so far, in memory. Readers never wait. */
public interface FollowedStock extends Stock, KnownLimits {}
