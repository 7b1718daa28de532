//! Any events in any order.

use iot_upgrade_task::domain::session::event::Event;
use proptest::prelude::*;

use super::driven::{Driven, REJECTED, TASK, THROTTLED, response, token};

/// Any event, as often as one likes.
fn event() -> impl Strategy<Value = Event> {
    (0..12_u8).prop_map(|kind| match kind {
        0 => Event::TimedOut,
        1 => token("new"),
        2 => token(""),
        3 => Event::TokenFailed,
        4 => Event::Permit,
        5 => response(200, TASK),
        6 => response(403, REJECTED),
        7 => response(403, THROTTLED),
        8 => response(503, ""),
        9 => Event::NetworkError,
        10 => Event::NotAResponse,
        _ => Event::Wake,
    })
}

proptest! {
    /// The driver reports only what a command asked for, but a session takes anything.
    #[test]
    fn any_events_lead_to_a_command_and_a_query_to_its_end(
        has_function: bool,
        events in prop::collection::vec((event(), 0.0..100_000.0), 0..40),
    ) {
        let mut query = Driven::query(has_function, &[]);
        let mut watch = Driven::watch(&[("deadlineMs", 1_000_000)]);
        for (event, ms) in events {
            query.now_ms += ms;
            watch.now_ms += ms;
            watch.next(Event::Wake);
            query.next(event);
        }
        query.now_ms += 1e9;
        for _ in 0..9 {
            query.next(Event::Wake);
            query.next(token("new"));
            query.next(Event::Permit);
            query.next(Event::NetworkError);
            query.now_ms += 1e9;
        }
        prop_assert_eq!(query.next(Event::Wake), "done");
    }
}
