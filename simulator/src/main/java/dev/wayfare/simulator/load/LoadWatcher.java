package dev.wayfare.simulator.load;

/** Is told when the measured time of a load begins and when it is over, on the load's thread: must be quick. */
public interface LoadWatcher {

    /** Nobody watches. */
    LoadWatcher NOBODY = new LoadWatcher() {
        @Override
        public void begun() {}

        @Override
        public void over() {}
    };

    void begun();

    void over();
}
