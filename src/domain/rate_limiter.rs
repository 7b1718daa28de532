//! When the next call may be sent, so that the platform's flow control never has to refuse one.
//!
//! Nobody here knows when within a call the platform counts it. So a call counts from its
//! sending until a minute after its end, and no more calls than the limit count at a time.
//! Then no minute at the platform holds more: when the call sent last of those that arrived
//! in it was sent, each of the others had been sent, and had ended less than a minute ago or
//! not at all; so all of them counted together.

const MINUTE_MS: f64 = 60_000.0;

/// A browser's timer takes a longer delay for none at all.
const MAX_DELAY_MS: f64 = i32::MAX as f64;

/// A call that was sent or waits to be, as JavaScript hands it over: when it was sent (NaN: it
/// waits), when it ended, however it ended (NaN: not yet), and the `requestsPerMinute` of its
/// client. All times are monotonic milliseconds.
pub type Place = [f64; 3];

/// Whether a call takes one of the places. A time that is still to come is left from before
/// the clock was set back and says nothing; who waits takes none.
fn counts([sent_ms, ended_ms, _]: Place, now_ms: f64) -> bool {
    sent_ms <= now_ms && (ended_ms.is_nan() || (0.0..=MINUTE_MS).contains(&(now_ms - ended_ms)))
}

/// How many of the oldest records are needed no longer: those before the first that counts.
/// The calls are given in the order of sending, and then all who wait.
#[must_use]
pub fn expired(places: &[Place], now_ms: f64) -> usize {
    let is_needed = |place: &Place| counts(*place, now_ms) || place[0].is_nan();
    places.iter().position(is_needed).unwrap_or(places.len())
}

/// In how many milliseconds, a whole number, whoever is first in the queue looks again: 0 to
/// send now, infinity for when a call in flight has ended. Given are the same places, and until
/// when nobody may send because the platform said so.
///
/// The smallest limit in use holds: those of the calls that count and of all who wait.
#[must_use]
pub fn in_ms(places: &[Place], blocked_until_ms: f64, now_ms: f64) -> f64 {
    // Loops, not iterators: this is part of the download.
    let mut count = 0.0;
    let mut limit = f64::INFINITY;
    let mut first_end_ms = f64::INFINITY;
    for place in places {
        let counts = counts(*place, now_ms);
        if counts {
            count += 1.0;
            // The lesser of a number and NaN is the number.
            first_end_ms = first_end_ms.min(place[1]);
        }
        if counts || place[0].is_nan() {
            limit = limit.min(place[2]);
        }
    }
    let limit = limit.max(1.0);
    let mut free_at_ms = blocked_until_ms.max(paced_until_ms(places, limit, now_ms));
    let is_full = count >= limit;
    if is_full {
        if first_end_ms.is_infinite() {
            return first_end_ms;
        }
        free_at_ms = free_at_ms.max(first_end_ms + MINUTE_MS);
    }
    if is_full || free_at_ms > now_ms {
        // The next whole millisecond: rounding must not wake anyone too early.
        ((free_at_ms - now_ms).max(0.0).floor() + 1.0).min(MAX_DELAY_MS)
    } else {
        0.0
    }
}

/// Until when the pace holds back the next call: a fifth of the limit may go at once, the
/// rest is spread evenly over the minute.
///
/// A token bucket in terms of sending times: it holds a fifth of the limit and gets one token
/// a step, so a span shorter than n steps holds at most that fifth and n − 1 calls. The step
/// is such that a whole minute comes to the limit itself. That span is what the places are
/// for; the shorter ones are checked here, and a call without a place is older than they are.
fn paced_until_ms(places: &[Place], limit: f64, now_ms: f64) -> f64 {
    let burst = (limit / 5.0).floor().max(1.0);
    let rest = limit - burst;
    let step_ms = MINUTE_MS / (rest + 1.0);
    let mut until_ms = f64::NEG_INFINITY;
    // Below 1, a call is of the fifth that may go at once.
    let mut steps = 1.0 - burst;
    for place in places.iter().rev().filter(|place| counts(**place, now_ms)) {
        steps += 1.0;
        if steps > rest {
            break;
        }
        if steps >= 1.0 {
            until_ms = until_ms.max(place[0] + steps * step_ms);
        }
    }
    until_ms
}
