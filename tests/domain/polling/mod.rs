mod diff;
mod eta;
mod eta_simulated;
mod interval;
mod options;
mod poller;
mod transitions;
