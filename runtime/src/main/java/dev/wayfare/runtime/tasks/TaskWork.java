package dev.wayfare.runtime.tasks;

import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.log.Envelope;
import java.util.List;

/** What is done with a task. Called from many threads at once; may block. */
public interface TaskWork {

    /**
     * Does a task to its end. It may have been done before, by this process or another: whoever is asked is asked under a name
     * that the task alone makes, and so are the commands that report.
     *
     * @return what is reported; written before the task counts as done
     * @throws InterruptedException when the worker stops; the task is done again later
     */
    List<Command> perform(Envelope task) throws InterruptedException;
}
