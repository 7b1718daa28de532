//! What holds of the pages of an origin, whatever happens to them.

use proptest::prelude::*;

use super::world::{LIMIT, MINUTE_MS, Step, World, skews, step, world};

proptest! {
    #[test]
    fn no_minute_holds_more_than_the_limit_whatever_happens(
        skews_ms in skews(),
        steps in prop::collection::vec(step(), 0..300),
    ) {
        let mut world = world(&skews_ms);
        for step in steps {
            world.step(step);
        }
        prop_assert!(world.busiest_minute() <= LIMIT as usize, "{:?}", world.sent_ms);
    }

    #[test]
    fn nobody_starves(
        skews_ms in skews(),
        steps in prop::collection::vec(step(), 0..100),
    ) {
        let mut world = world(&skews_ms);
        for step in steps {
            world.step(step);
        }
        // From here on nobody disturbs; nonsense may count for an hour from when it is seen first.
        world.deliver();
        world.pages[0].update(&mut world.store, world.now_ms, |_| ());
        world.pass(world.now_ms + 3_700_000.0);
        for page in 0..world.pages.len() {
            world.step(Step::Ask(page, 100));
        }
        world.pass(world.now_ms + MINUTE_MS);
        prop_assert!(world.pages.iter().all(|page| page.waits_since_ms.is_none()));
    }
}

#[test]
fn five_pages_that_ask_all_the_time_take_turns() {
    let mut world = world(&[0.0; 5]);
    let until_ms = world.now_ms + 10.0 * MINUTE_MS;
    while world.now_ms < until_ms {
        (0..5).for_each(|page| world.step(Step::Ask(page, 200)));
        world.step(Step::Pass(100));
    }
    assert!(world.sent_ms.len() >= 95, "{}", world.sent_ms.len());
    assert_eq!(world.busiest_minute(), LIMIT as usize);
    // One every 6.7 s for five of them.
    assert!(world.longest_wait_ms <= 35_000.0, "{}", world.longest_wait_ms);
}

#[test]
fn requests_that_pages_send_before_they_hear_of_each_other_all_count() {
    let World { mut pages, store, now_ms, .. } = world(&[0.0; 5]);
    let written: Vec<_> = pages
        .iter_mut()
        .map(|page| {
            let mut seen = store.clone();
            for _ in 0..2 {
                assert_eq!(page.try_to_send(&mut seen, now_ms, now_ms).next_try_ms, 0);
            }
            seen
        })
        .collect();
    for page in &mut pages {
        for store in &written {
            page.learn(store, now_ms);
        }
        let delay = page.try_to_send(&mut store.clone(), now_ms + 1_000.0, now_ms);
        assert_eq!(delay.next_try_ms, 74_001, "until a minute after the leases of all ten");
    }
}
