//! What a page takes in from the store that it shares with the other pages of its origin.

use iot_upgrade_task::domain::rate_limiter::{Budget, PermitRequest};

use super::kept::{Kept, request};

const TEN_YEARS_MS: f64 = 315_360_000_000.0;

/// What a page with this clock knows, paused for a while.
fn paused(now_ms: f64, ms: f64) -> Kept {
    let mut page = Kept::default();
    page.update(now_ms, |budget| budget.pause(ms));
    page
}

/// How long the next request waits, and what the shared clock says, when both pages write at 1 s.
fn after_merge(mut page: Kept, other: &Kept) -> (u32, f64) {
    page.update(1_000.0, |budget| budget.merge(&other.0));
    let delay = page.clone().acquire(&request(100), 1_000.0);
    (delay.next_try_ms, page.0[0])
}

#[test]
fn a_clock_that_is_ahead_is_followed_in_whole_slots() {
    for (other_ms, expected_ms) in [
        (500.0, 1_000.0),
        // As far as clocks differ without a reason.
        (1_500.0, 1_000.0),
        (1_501.0, 1_500.0),
        (61_499.0, 61_000.0),
        (1_000.0 + TEN_YEARS_MS, 1_000.0 + TEN_YEARS_MS),
        // Nonsense.
        (1_001.0 + TEN_YEARS_MS, 1_000.0),
    ] {
        let mut other = Kept::default();
        other.update(other_ms, |_| ());
        assert_eq!(after_merge(Kept::default(), &other), (0, expected_ms));
    }
}

#[test]
fn what_a_page_knows_moves_along_with_the_clock_that_it_follows() {
    let ahead = paused(11_000.0, 0.0);
    assert_eq!(after_merge(paused(1_000.0, 5_000.0), &ahead), (5_000, 11_000.0));

    let mut page = Kept::default();
    assert_eq!(page.acquire(&request(1), 1_000.0).next_try_ms, 0);
    page.update(1_000.0, |budget| budget.merge(&ahead.0));
    page.release(1_000.0, 3_000.0);
    // A minute after its end, both on the page's own clock.
    assert_eq!(page.acquire(&request(1), 3_000.0).next_try_ms, 60_001);
}

#[test]
fn what_has_ended_or_is_in_flight_moves_along_too() {
    let ahead = paused(12_000.0, 0.0);
    let wait_ms = |end_ms: Option<f64>| {
        let mut page = Kept::default();
        assert_eq!(page.acquire(&request(1), 1_000.0).next_try_ms, 0);
        if let Some(end_ms) = end_ms {
            page.release(1_000.0, end_ms);
        }
        page.update(2_000.0, |budget| budget.merge(&ahead.0));
        page.acquire(&request(1), 2_000.0).next_try_ms
    };
    assert_eq!(wait_ms(Some(1_500.0)), 59_501);
    assert_eq!(wait_ms(None), 94_001, "a minute after its lease");
}

#[test]
fn a_pause_of_another_page_is_believed_for_an_hour() {
    assert_eq!(after_merge(Kept::default(), &paused(1_000.0, 7_200_000.0)).0, 3_600_000);
    assert_eq!(after_merge(paused(1_000.0, 7_200_000.0), &Kept::default()).0, 7_200_000);
}

/// What the pages wrote that waited one after the other, each for a second longer than the next.
fn waiting(pages: u32) -> Budget {
    let mut budget = Budget::from_numbers(&[], 0.0, 100_000.0);
    budget.pause(1_000.0);
    for page in 1..=pages {
        budget = of_page(page, &budget);
        let since_ms = f64::from(page) * 1_000.0;
        budget.acquire(&PermitRequest { since_ms, ..request(100) });
    }
    budget
}

/// The same at the same time, as another page knows it.
fn of_page(page: u32, budget: &Budget) -> Budget {
    let numbers = budget.to_numbers();
    Budget::from_numbers(&numbers, page.into(), numbers[0])
}

fn turn_ms(budget: &Budget, page: u32, since_ms: f64) -> u32 {
    let request = PermitRequest { since_ms, ..request(100) };
    of_page(page, budget).delay(&request).next_try_ms - 1_000
}

#[test]
fn who_waits_lets_those_go_ahead_that_have_waited_for_longer() {
    let budget = waiting(3);
    assert_eq!(turn_ms(&budget, 9, 500.0), 0);
    assert_eq!(turn_ms(&budget, 9, 2_500.0), 200);
    assert_eq!(turn_ms(&budget, 9, 9_000.0), 300);
    assert_eq!(turn_ms(&budget, 3, 3_000.0), 200, "not itself");
    // At the same time, the smaller number goes first.
    assert_eq!(turn_ms(&budget, 0, 2_000.0), 100);
    assert_eq!(turn_ms(&budget, 9, 2_000.0), 200);
}

#[test]
fn since_when_a_page_waits_is_told_on_the_shared_clock() {
    let mut page = Kept::default();
    page.update(90_000.0, |budget| budget.merge(&waiting(3).to_numbers()));
    let since = |since_ms| {
        let request = PermitRequest { since_ms, ..request(100) };
        page.clone().update(90_000.0, |budget| budget.delay(&request).next_try_ms) - 1_000
    };
    // Its clock is 10 s behind.
    assert_eq!(since(0.0), 300);
}

#[test]
fn twenty_pages_are_waited_for_at_most() {
    assert_eq!(turn_ms(&waiting(19), 99, 99_000.0), 1_900);
    assert_eq!(turn_ms(&waiting(20), 99, 99_000.0), 2_000);
    assert_eq!(turn_ms(&waiting(50), 99, 99_000.0), 2_000);
    // Head, and two numbers for each.
    assert_eq!(waiting(50).to_numbers().len(), 4 + 20 * 2);
}

#[test]
fn a_page_that_sends_drops_those_that_missed_their_turn_before_it() {
    let mut budget = waiting(3);
    let mut later = Budget::from_numbers(&budget.to_numbers(), 2.0, 102_000.0);
    let sent = PermitRequest { since_ms: 2_000.0, ..request(100) };
    assert_eq!(later.acquire(&sent).next_try_ms, 0);
    budget = later;
    budget.pause(1_000.0);
    assert_eq!(turn_ms(&budget, 9, 9_000.0), 100, "the third is left");
    assert_eq!(turn_ms(&budget, 9, 2_500.0), 0);
}
