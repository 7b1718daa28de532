//! When any watch polls.

use proptest::prelude::*;

use super::arbitrary::any_script;
use super::driver::{Entry, What, drive};
use super::script::{Event, Event::*, Script};

proptest! {
    #[test]
    fn it_polls_neither_too_early_nor_too_late(script in any_script()) {
        let (mut interval, mut longest_ms) = (script.options.interval, script.options.interval.max_ms);
        // Since when it waits, and how long it has to at least and may at most.
        let (mut since_ms, mut least_ms, mut least_after_failure_ms) = (0.0, 0, 0);
        let (mut refreshed, mut was_paused, mut paused) = (false, false, false);
        for Entry { at_ms, what, .. } in drive(script) {
            match what {
                What::Event(event) => match event {
                    Refresh => refreshed = true,
                    Paused => (paused, was_paused) = (true, true),
                    Resumed => (paused, least_ms) = (false, least_after_failure_ms),
                    Shown | Online => least_ms = least_after_failure_ms,
                    SetInterval(new) => {
                        (interval, least_ms) = (new, least_ms.min(new.min_ms.max(least_after_failure_ms)));
                        longest_ms = longest_ms.max(new.max_ms);
                    }
                    _ => {}
                },
                What::Polled => {
                    prop_assert!(refreshed || !paused, "polls at {at_ms} while paused");
                    let waited_ms = at_ms - since_ms;
                    prop_assert!(refreshed || waited_ms >= f64::from(least_ms), "at {at_ms}");
                    let most_ms = f64::from(longest_ms.max(least_after_failure_ms));
                    prop_assert!(was_paused || waited_ms <= most_ms, "at {at_ms}");
                    refreshed = false;
                }
                What::Responded(..) => (since_ms, least_ms, least_after_failure_ms) = (at_ms, interval.min_ms, 0),
                What::Failed(retry_after_ms, _) => {
                    // A refresh while polling has had its failure.
                    refreshed = false;
                    least_after_failure_ms = retry_after_ms.unwrap_or(0);
                    (since_ms, least_ms) = (at_ms, least_after_failure_ms);
                }
                _ => {}
            }
            if matches!(what, What::Responded(..) | What::Failed(..)) {
                (longest_ms, was_paused) = (interval.max_ms, paused);
            }
        }
    }

    #[test]
    fn a_failure_waits_no_longer_than_its_backoff(script in any_script()) {
        let (mut interval, mut failures) = (script.options.interval, 0);
        for entry in drive(script) {
            match entry.what {
                What::Event(SetInterval(new)) => interval = new,
                What::Responded(..) => failures = 0,
                What::Failed(retry_after_ms, update) => {
                    failures += 1;
                    let least_after_failure_ms = retry_after_ms.unwrap_or(0);
                    let mut most_ms = interval.max_ms.max(least_after_failure_ms);
                    if failures <= 4 && !entry.env.offline {
                        let backoff_ms = 500_u32 << (failures - 1);
                        most_ms = most_ms.min(least_after_failure_ms + backoff_ms);
                    }
                    let bounds = f64::from(least_after_failure_ms)..=f64::from(most_ms);
                    let is_within = update.poll.next_in_ms.is_none_or(|ms| bounds.contains(&ms));
                    prop_assert!(is_within, "{update:?} after failure {failures}");
                }
                _ => {}
            }
        }
    }

    #[test]
    fn it_polls_when_announced(script in any_script()) {
        let mut announced_ms = None;
        for entry in drive(script) {
            if let Some(update) = entry.update() {
                announced_ms = update.poll.next_in_ms.map(|ms| entry.at_ms + ms);
                continue;
            }
            match entry.what {
                // These do not change when it polls.
                What::Event(Offline | ClockSet(_)) => {}
                What::Polled => {
                    let polled_ms = Some(entry.at_ms);
                    prop_assert_eq!(announced_ms.take().or(polled_ms), polled_ms);
                }
                What::DeadlineExceeded(_) | What::Done => prop_assert_eq!(announced_ms, None),
                _ => announced_ms = None,
            }
        }
    }

    #[test]
    fn a_page_shown_or_resumed_polls_at_once(script in any_script()) {
        let log = drive(script);
        let (mut polling, mut retry_at_ms) = (false, 0.0);
        for window in log.windows(3) {
            let [before, entry, after] = window else { continue };
            match &before.what {
                What::Polled => polling = true,
                What::Responded(..) => (polling, retry_at_ms) = (false, 0.0),
                What::Failed(retry_after_ms, _) => {
                    let least_after_failure_ms = f64::from(retry_after_ms.unwrap_or(0));
                    (polling, retry_at_ms) = (false, before.at_ms + least_after_failure_ms);
                }
                _ => {}
            }
            let is_held_back = polling || retry_at_ms > entry.at_ms || entry.env.paused;
            let is_back = match entry.what {
                What::Event(Shown) => before.env.hidden,
                What::Event(Resumed) => before.env.paused,
                _ => false,
            };
            // What else happens at that time, or a verdict that changes with the clock, may come between.
            let comes_between = matches!(after.what, What::Event(_) | What::VerdictChanged(_));
            if is_back && !is_held_back && !(comes_between && after.at_ms <= entry.at_ms) {
                prop_assert!(matches!(after.what, What::Polled | What::DeadlineExceeded(_)), "{:?}", entry);
                prop_assert!(after.at_ms <= entry.at_ms, "{after:?}");
            }
        }
    }

    #[test]
    fn a_clock_that_is_set_changes_no_poll_and_emits_no_flood(script in any_script()) {
        let is_set = |(_, event): &(f64, Event)| matches!(event, ClockSet(_));
        let times_set = script.events.iter().filter(|event| is_set(event)).count();
        let events = script.events.iter().copied().filter(|event| !is_set(event)).collect();
        let true_log = drive(Script { events, ..script.clone() });
        let log = drive(script);
        let polled = |log: &[Entry]| -> Vec<f64> {
            log.iter().filter(|entry| matches!(entry.what, What::Polled)).map(|entry| entry.at_ms).collect()
        };
        prop_assert_eq!(polled(&log), polled(&true_log));
        // Between two responses or clock changes, time passes a start and an end at most; and
        // what a clock change changed is emitted, too.
        let responses = log.iter().filter(|entry| matches!(entry.what, What::Responded(..))).count();
        let changed = log.iter().filter(|entry| matches!(entry.what, What::VerdictChanged(_))).count();
        prop_assert!(changed <= 2 * responses + 3 * times_set, "{changed} after {responses} and {times_set}");
    }
}
