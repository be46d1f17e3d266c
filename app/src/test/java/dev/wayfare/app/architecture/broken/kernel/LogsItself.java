package dev.wayfare.app.architecture.broken.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kernel needs a library. */
final class LogsItself {

    static final Logger LOG = LoggerFactory.getLogger(LogsItself.class);
}
