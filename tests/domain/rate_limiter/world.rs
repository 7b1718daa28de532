//! Pages of one origin that share a budget, against a model of ten lines: the times at which the
//! platform counted requests. Pages die, messages come late or never, clocks differ, and somebody
//! writes nonsense to the store.

use iot_upgrade_task::domain::rate_limiter::{Budget, PermitDelay, PermitRequest};
use proptest::prelude::*;

pub const MINUTE_MS: f64 = 60_000.0;
pub const LEASE_MS: f64 = 15_000.0;
pub const TOLERATED_MS: f64 = 500.0;
pub const LIMIT: u32 = 10;

#[derive(Debug, Clone)]
pub struct Page {
    pub id: f64,
    pub numbers: Vec<f64>,
    /// How far its clock is ahead.
    pub skew_ms: f64,
    is_alive: bool,
    pub waits_since_ms: Option<f64>,
    pub next_try_ms: f64,
    /// When its request was sent and ends.
    pub in_flight: Option<(f64, f64)>,
}

impl Page {
    pub fn new(id: u32, skew_ms: f64) -> Self {
        let id = id.into();
        Self {
            id,
            numbers: Vec::new(),
            skew_ms,
            is_alive: true,
            waits_since_ms: None,
            next_try_ms: 0.0,
            in_flight: None,
        }
    }

    /// What a page does with the lock: it reads, decides and writes.
    pub fn update<T>(
        &mut self,
        store: &mut Vec<f64>,
        now_ms: f64,
        change: impl FnOnce(&mut Budget) -> T,
    ) -> T {
        let mut budget = Budget::from_numbers(&self.numbers, self.id, now_ms + self.skew_ms);
        budget.merge(store);
        let result = change(&mut budget);
        self.numbers = budget.to_numbers();
        store.clone_from(&self.numbers);
        result
    }

    /// What a page does when an event brings what another one wrote.
    pub fn learn(&mut self, store: &[f64], now_ms: f64) {
        let mut budget = Budget::from_numbers(&self.numbers, self.id, now_ms + self.skew_ms);
        budget.merge(store);
        self.numbers = budget.to_numbers();
    }

    pub fn try_to_send(&mut self, store: &mut Vec<f64>, now_ms: f64, since_ms: f64) -> PermitDelay {
        let request = PermitRequest {
            limit: LIMIT,
            smallest_limit: LIMIT,
            lease_ms: LEASE_MS,
            since_ms: since_ms + self.skew_ms,
        };
        self.update(store, now_ms, |budget| budget.acquire(&request))
    }
}

/// What happens next.
#[derive(Debug, Clone)]
pub enum Step {
    /// Time passes.
    Pass(u32),
    /// A page wants to send a request that takes so long.
    Ask(usize, u32),
    /// A page gives up waiting.
    Abort(usize),
    /// A page dies, and another one opens.
    Die(usize),
    /// Somebody writes to the store, or restores what was there a while ago.
    Write(Vec<f64>),
    Restore,
}

pub fn step() -> impl Strategy<Value = Step> {
    let number = prop_oneof![any::<f64>(), (0_u32..200).prop_map(f64::from), Just(1.2e12)];
    prop_oneof![
        6 => (0_u32..4_000).prop_map(Step::Pass),
        10 => (0_usize..5, 0_u32..14_000).prop_map(|(page, takes_ms)| Step::Ask(page, takes_ms)),
        1 => (0_usize..5).prop_map(Step::Abort),
        1 => (0_usize..5).prop_map(Step::Die),
        1 => prop::collection::vec(number, 0..25).prop_map(Step::Write),
        1 => Just(Step::Restore),
    ]
}

/// The pages, what they share, and what the platform saw.
pub struct World {
    pub now_ms: f64,
    pub pages: Vec<Page>,
    pub store: Vec<f64>,
    pub older_store: Vec<f64>,
    pub sent_ms: Vec<f64>,
    opened: u32,
    pub durations_ms: Vec<f64>,
    pub longest_wait_ms: f64,
}

impl World {
    pub fn new(skews_ms: &[f64]) -> Self {
        let pages = (0_u32..).zip(skews_ms).map(|(id, skew_ms)| Page::new(id, *skew_ms)).collect();
        Self {
            now_ms: 1e12,
            pages,
            store: Vec::new(),
            older_store: Vec::new(),
            sent_ms: Vec::new(),
            opened: 5,
            durations_ms: vec![0.0; skews_ms.len()],
            longest_wait_ms: 0.0,
        }
    }

    /// One millisecond after the other would take long: from one thing that is due to the next.
    pub fn pass(&mut self, until_ms: f64) {
        loop {
            let due = |page: &Page| {
                let end_ms = page.in_flight.map_or(f64::INFINITY, |(_, end_ms)| end_ms);
                let try_ms = page.waits_since_ms.map_or(f64::INFINITY, |_| page.next_try_ms);
                end_ms.min(try_ms)
            };
            let alive = self.pages.iter().enumerate().filter(|(_, page)| page.is_alive);
            let first = alive.min_by(|(_, one), (_, other)| due(one).total_cmp(&due(other)));
            let Some((index, _)) = first.filter(|(_, page)| due(page) <= until_ms) else {
                break;
            };
            self.now_ms = self.now_ms.max(due(&self.pages[index]));
            self.act(index);
        }
        self.now_ms = until_ms;
    }

    pub fn act(&mut self, index: usize) {
        let (page, store) = (&mut self.pages[index], &mut self.store);
        if let Some((sent_ms, end_ms)) = page.in_flight
            && end_ms <= self.now_ms
        {
            page.in_flight = None;
            let sent_ms = sent_ms + page.skew_ms;
            let ended_ms = self.now_ms + page.skew_ms;
            page.update(store, self.now_ms, |budget| budget.release(sent_ms, ended_ms));
            self.deliver();
            // Who waits is woken by what was written.
            let waiting = self.pages.iter_mut().filter(|page| page.waits_since_ms.is_some());
            waiting.for_each(|page| page.next_try_ms = page.next_try_ms.min(self.now_ms));
            return;
        }
        let since_ms = page.waits_since_ms.unwrap_or(self.now_ms);
        let delay = page.try_to_send(store, self.now_ms, since_ms);
        page.next_try_ms = self.now_ms + f64::from(delay.next_try_ms);
        if delay.next_try_ms == 0 {
            page.waits_since_ms = None;
            page.in_flight = Some((self.now_ms, self.now_ms + self.durations_ms[index]));
            self.sent_ms.push(self.now_ms);
            self.longest_wait_ms = self.longest_wait_ms.max(self.now_ms - since_ms);
        }
        self.deliver();
    }

    pub fn step(&mut self, step: Step) {
        match step {
            Step::Pass(ms) => self.pass(self.now_ms + f64::from(ms)),
            Step::Ask(index, takes_ms) => {
                let page = &mut self.pages[index];
                if page.waits_since_ms.is_none() && page.in_flight.is_none() {
                    page.waits_since_ms = Some(self.now_ms);
                    page.next_try_ms = self.now_ms;
                    self.durations_ms[index] = takes_ms.into();
                    self.pass(self.now_ms);
                }
            }
            Step::Abort(index) => self.pages[index].waits_since_ms = None,
            Step::Die(index) => {
                // What it alone had seen of a damaged store dies with it.
                self.pages[index].update(&mut self.store, self.now_ms, |_| ());
                let skew_ms = self.pages[index].skew_ms;
                self.opened += 1;
                self.pages[index] = Page::new(self.opened, skew_ms);
            }
            Step::Write(numbers) => {
                self.deliver();
                self.store = numbers;
            }
            Step::Restore => {
                self.deliver();
                std::mem::swap(&mut self.store, &mut self.older_store);
            }
        }
    }

    /// The browser's events bring what was written, even where it is there no more.
    pub fn deliver(&mut self) {
        for page in &mut self.pages {
            page.learn(&self.store, self.now_ms);
        }
    }

    /// The most that the platform saw in a minute, less what is tolerated of clocks that differ.
    pub fn busiest_minute(&self) -> usize {
        let held = |from: &f64| {
            self.sent_ms
                .iter()
                .filter(|ms| (*from..=from + MINUTE_MS - TOLERATED_MS).contains(ms))
                .count()
        };
        self.sent_ms.iter().map(held).max().unwrap_or_default()
    }
}

/// Two clocks are an hour and a week ahead, one is behind; or all agree.
pub fn skews() -> impl Strategy<Value = [f64; 5]> {
    prop_oneof![
        Just([0.0; 5]),
        Just([0.0, 3.6e6, 6e8, -86_400.0, 0.0]),
        Just([0.0, 9_000.0, 0.0, 0.0, -9_000.0])
    ]
}

/// All open and see one another before anything happens.
pub fn world(skews_ms: &[f64]) -> World {
    let mut world = World::new(skews_ms);
    for _ in 0..2 {
        for page in &mut world.pages {
            page.update(&mut world.store, world.now_ms, |_| ());
        }
    }
    world.older_store.clone_from(&world.store);
    world
}
