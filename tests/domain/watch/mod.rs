mod changes;
mod eta;
mod eta_simulated;
mod interval;
mod moves;
mod options;
