//! When a task will be finished, estimated only from the changes that were observed.
//!
//! Between two changes lies a step: so many devices in so much time. All steps together have
//! one pace, the time for a device; the latest quarter of them has another. The low end is the
//! time for the remaining devices at the faster pace. The high end is the time at the pace of all,
//! slowed down by how much the latest quarter was slower, and by the same factor again, as it may
//! continue so. The time by which the next change is overdue counts as slowness, so a stall first
//! widens the range and then ends the estimate.
//!
//! Both ends are further out by a step, as a change is seen only when the task is polled, and by
//! the scatter of the steps: s being their standard deviation, n of them seen and m to come, the
//! error of pace and rest together is about s·√(m + m²/n). One and a half times that covers nine
//! of ten cases when devices finish at random, and more when they finish evenly or in bursts. The
//! estimate is too early for a task that slows down continuously.

use serde::Serialize;

use crate::domain::json::number::MAX_SAFE_INTEGER;

/// What was observed of a task, as far as the next estimate needs it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Observations {
    last: Option<Observation>,
    /// The observations that found more devices finished than the one before.
    changes: Vec<Observation>,
}

/// One response.
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

/// Fewer changes, or changes within a shorter time, are too little for an estimate.
const FEWEST_CHANGES: usize = 3;
const SHORTEST_MS: f64 = 2_000.0;

/// How many times the longest step may pass without a change before there is no estimate.
const STALL: f64 = 3.0;
const CAUTION: f64 = 1.5;
const MOST_CHANGES: usize = 32;

/// A JavaScript number is exact to the millisecond up to here.
const LONGEST_MS: f64 = MAX_SAFE_INTEGER;

impl Observations {
    /// Records a response; `at_ms` is monotonic.
    ///
    /// When the number of finished devices falls or the total changes, devices are retried or
    /// were added, so the observations before no longer apply.
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

    /// Merges every two steps, so that the memory stays small over the whole task.
    fn make_room(&mut self) {
        if self.changes.len() == MOST_CHANGES {
            let mut keep = false;
            self.changes.retain(|_| {
                keep = !keep;
                keep
            });
        }
    }

    /// The range for the remaining devices; `None` where there is too little to estimate from.
    ///
    /// `blocked`: the remaining devices wait for something that the pace does not show, such as
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

    /// The duration of the longest step, and the standard deviation of a step's duration from what
    /// its devices take at the pace.
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

/// The steps from one change to another together.
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

    /// The pace.
    fn ms_per_device(&self) -> f64 {
        self.ms / self.devices
    }
}
