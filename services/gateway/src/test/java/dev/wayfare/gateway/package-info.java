/** The API as clients meet it, on fakes of what it stands on. */
package dev.wayfare.gateway;
