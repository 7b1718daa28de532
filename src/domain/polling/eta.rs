//! When a task will be finished, told from nothing but the changes that were seen.
//!
//! Between two changes lies a step: so many devices in so much time. All steps together have
//! one pace, the time for a device; the latest quarter of them has another. The range begins
//! with what is left at the faster pace. It ends with what is left at the pace of all, made
//! slower by how much the latest quarter was slower, and by as much again, as it may go on so.
//! The time by which the next change is overdue counts as slowness, so a stall widens the
//! range before it ends the promise.
//!
//! Both ends lie further out by a step, as a change is seen only when the task is asked for,
//! and by the scatter of the steps: s being their standard deviation, n of them seen and m to
//! come, the pace and the rest together are off by about s·√(m + m²/n). One and a half times
//! that holds nine times in ten when devices finish at random, and more often when they
//! finish evenly or in bursts. A task that slows down all the time is promised too early.

use serde::Serialize;

/// What was seen of a task, as far as the next range needs it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Observations {
    last: Option<Observation>,
    /// The observations that found more devices finished than the one before.
    changes: Vec<Observation>,
}

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Observation {
    at_ms: f64,
    total: Option<f64>,
    finished: f64,
}

/// From when to when a task may be finished, in whole milliseconds from now.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Eta {
    /// At the earliest.
    pub low_ms: f64,
    /// At the latest.
    pub high_ms: f64,
}

/// Fewer changes, or changes within a shorter time, are too little to tell.
const FEWEST_CHANGES: usize = 3;
const SHORTEST_MS: f64 = 2_000.0;

/// How many times the longest step may pass without a change before nothing is promised.
const STALL: f64 = 3.0;
const CAUTION: f64 = 1.5;
const MOST_CHANGES: usize = 32;

/// Longer times a JavaScript number does not tell to the millisecond.
const LONGEST_MS: f64 = 9_007_199_254_740_991.0;

impl Observations {
    /// Notes an answer; `at_ms` is monotonic.
    ///
    /// When the count of finished devices falls or the total is another, devices are tried
    /// again or were added: what was seen before is no measure of what is left.
    pub fn push(&mut self, at_ms: f64, total: Option<f64>, finished: f64) {
        let seen = Observation { at_ms, total, finished };
        if let Some(last) = self.last {
            if total != last.total || finished < last.finished || at_ms < last.at_ms {
                self.changes.clear();
            } else if finished > last.finished {
                self.make_room();
                self.changes.push(seen);
            }
        }
        self.last = Some(seen);
    }

    /// Makes one step of every two, so that the whole task is kept in little memory.
    fn make_room(&mut self) {
        if self.changes.len() == MOST_CHANGES {
            let mut keep = false;
            self.changes.retain(|_| {
                keep = !keep;
                keep
            });
        }
    }

    /// The range for the devices that are left; `None` where there is nothing to promise.
    ///
    /// `blocked`: those that are left wait for something that no pace tells of, such as
    /// coming online or a window that is not open.
    #[must_use]
    pub fn eta(&self, now_ms: f64, remaining: f64, blocked: bool) -> Option<Eta> {
        if blocked || remaining <= 0.0 || self.changes.len() < FEWEST_CHANGES {
            return None;
        }
        let all = Segment::of(&self.changes)?;
        let latest = Segment::of(self.changes.get((self.changes.len() - 1) * 3 / 4..)?)?;
        let idle_ms = (now_ms - self.changes.last()?.at_ms).max(0.0);
        let (longest_ms, scatter_ms) = self.steps(&all);
        if all.ms < SHORTEST_MS || idle_ms > STALL * longest_ms {
            return None;
        }
        let overdue_ms = (idle_ms - longest_ms).max(0.0);
        let slowing = ((latest.ms + overdue_ms) / latest.devices / all.ms_per_device()).max(1.0);
        let to_come = remaining / all.devices * all.steps;
        let off_ms = scatter_ms * (to_come + to_come * to_come / all.steps).sqrt();
        let margin_ms = all.ms / all.steps + CAUTION * off_ms;
        let fast_ms =
            remaining * all.ms_per_device().min(latest.ms_per_device()) - idle_ms - margin_ms;
        let slow_ms = remaining * all.ms_per_device() * slowing * slowing + margin_ms;
        let eta = Eta { low_ms: fast_ms.max(0.0).floor(), high_ms: slow_ms.ceil() };
        (eta.high_ms <= LONGEST_MS).then_some(eta)
    }

    /// How long the longest step between two changes took, and how far a step is from what the
    /// pace makes of its devices: the standard deviation.
    fn steps(&self, all: &Segment) -> (f64, f64) {
        let (mut longest_ms, mut squares) = (0.0_f64, 0.0);
        for step in self.changes.windows(2).filter_map(Segment::of) {
            let off_ms = step.ms - step.devices * all.ms_per_device();
            longest_ms = longest_ms.max(step.ms);
            squares += off_ms * off_ms;
        }
        (longest_ms, (squares / (all.steps - 1.0)).sqrt())
    }
}

/// The steps from one change to another, taken together.
struct Segment {
    steps: f64,
    ms: f64,
    devices: f64,
}

impl Segment {
    fn of(changes: &[Observation]) -> Option<Self> {
        let (first, last) = (changes.first()?, changes.last()?);
        Some(Self {
            steps: u32::try_from(changes.len() - 1).unwrap_or(u32::MAX).into(),
            ms: last.at_ms - first.at_ms,
            devices: last.finished - first.finished,
        })
    }

    /// The time for a device.
    fn ms_per_device(&self) -> f64 {
        self.ms / self.devices
    }
}
