//! A budget from step to step.

use iot_upgrade_task::domain::rate_limiter::{Budget, PermitDelay, PermitRequest};

pub const MINUTE_MS: f64 = 60_000.0;
pub const LEASE_MS: f64 = 35_000.0;
const PAGE: f64 = 9.0;

/// A budget as JavaScript keeps it, from step to step.
#[derive(Debug, Clone, Default)]
pub struct Kept(pub Vec<f64>);

impl Kept {
    pub fn update<T>(&mut self, now_ms: f64, change: impl FnOnce(&mut Budget) -> T) -> T {
        let mut budget = Budget::from_numbers(&self.0, PAGE, now_ms);
        let result = change(&mut budget);
        self.0 = budget.to_numbers();
        result
    }

    pub fn acquire(&mut self, request: &PermitRequest, now_ms: f64) -> PermitDelay {
        self.update(now_ms, |budget| budget.acquire(request))
    }

    pub fn release(&mut self, sent_ms: f64, now_ms: f64) {
        self.update(now_ms, |budget| budget.release(sent_ms, now_ms));
    }
}

/// The first of a queue in which no other limit is smaller.
pub fn request(limit: u32) -> PermitRequest {
    PermitRequest { limit, smallest_limit: limit, lease_ms: LEASE_MS, since_ms: 0.0 }
}

#[track_caller]
pub fn waits(budget: &Kept, limit: u32, now_ms: f64, expected_ms: u32) {
    assert_eq!(acquire(&mut budget.clone(), limit, now_ms), expected_ms);
}

/// Takes a permit, and returns 0, or how long there is none.
pub fn acquire(budget: &mut Kept, limit: u32, now_ms: f64) -> u32 {
    budget.acquire(&request(limit), now_ms).next_try_ms
}

/// A budget of which requests were sent at the start, and ended at these times.
pub fn after(ends_ms: &[f64], limit: u32) -> Kept {
    let mut budget = Kept::default();
    for _ in ends_ms {
        assert_eq!(acquire(&mut budget, limit, 0.0), 0);
    }
    for end_ms in ends_ms {
        budget.release(0.0, *end_ms);
    }
    budget
}
