//! Requests that a page sent within half a second, counted together.

pub(super) const MINUTE_MS: i64 = 60_000;
/// Shorter than the pace of the default limit, whose requests have a slot each but for a burst.
pub(super) const SLOT_MS: i64 = 500;

/// Only the page that sent them counts them. So where two pages write at the same time, and neither
/// has seen what the other wrote, no request is lost: taking in both is enough.
///
/// The requests of one slot count until the last of them has ended and a minute has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// When the last of them was sent.
    pub sent_ms: i64,
    /// The page that sent them: a random number.
    pub page: i64,
    /// How many there are.
    pub count: i64,
    /// How many of them have ended.
    pub ended: i64,
    /// When the last of those ended.
    pub last_end_ms: i64,
    /// When all of them have ended for certain: a page that was closed reports no end.
    pub lease_until_ms: i64,
    /// The smallest limit of their clients.
    pub limit: i64,
}

/// Which slot that is, of a page at the time of a request: in the order of sending.
pub(super) fn key(sent_ms: i64, page: i64) -> (i64, i64) {
    (sent_ms / SLOT_MS, page)
}

impl Slot {
    /// For a request that is sent now, before it is counted.
    pub(super) fn without_requests(sent_ms: i64, page: i64, lease_ms: i64, limit: i64) -> Self {
        let lease_until_ms = sent_ms + lease_ms;
        Self { sent_ms, page, count: 0, ended: 0, last_end_ms: sent_ms, lease_until_ms, limit }
    }

    pub(super) fn key(&self) -> (i64, i64) {
        key(self.sent_ms, self.page)
    }

    /// Takes in what else is known of it: the larger numbers hold, but the smaller limit.
    pub(super) fn join(&mut self, other: &Self) {
        self.sent_ms = self.sent_ms.max(other.sent_ms);
        self.count = self.count.max(other.count);
        self.ended = self.ended.max(other.ended);
        self.last_end_ms = self.last_end_ms.max(other.last_end_ms);
        self.lease_until_ms = self.lease_until_ms.max(other.lease_until_ms);
        self.limit = self.limit.min(other.limit);
    }

    /// One of them has ended.
    pub(super) fn end(&mut self, ended_ms: i64) {
        self.ended += 1;
        self.last_end_ms = self.last_end_ms.max(ended_ms);
    }

    /// Whether all of them have ended.
    pub(super) fn is_ended(&self) -> bool {
        self.ended >= self.count
    }

    /// From when on they count no longer: a minute after the last end, and the millisecond by which
    /// the time of that may have been rounded down.
    pub(super) fn counts_until_ms(&self) -> i64 {
        MINUTE_MS + 1 + if self.is_ended() { self.last_end_ms } else { self.lease_until_ms }
    }

    pub(super) fn counts(&self, now_ms: i64) -> bool {
        now_ms < self.counts_until_ms()
    }

    pub(super) fn from_numbers(
        &[sent_ms, page, count, ended, last_end_ms, lease_until_ms, limit]: &[i64; 7],
    ) -> Self {
        Self { sent_ms, page, count, ended, last_end_ms, lease_until_ms, limit }
    }

    pub(super) fn to_numbers(self) -> [i64; 7] {
        let Self { sent_ms, page, count, ended, last_end_ms, lease_until_ms, limit } = self;
        [sent_ms, page, count, ended, last_end_ms, lease_until_ms, limit]
    }
}
