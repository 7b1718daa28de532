//! Drives a poller as the bindings do, through simulated time: `next()` is always pending, so that
//! a step follows every event.

use std::collections::VecDeque;

use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::polling::poller::{Outcome, Poller, Step};
use iot_upgrade_task::domain::polling::schedule::Environment;
use iot_upgrade_task::domain::polling::update::Update;
use iot_upgrade_task::domain::request::secrets::Secrets;

use super::script::{Event, Reply, Script};
use crate::support::NOW_MS;

/// What came of it at a moment.
#[derive(Debug)]
pub struct Entry {
    pub at_ms: f64,
    pub env: Environment,
    pub what: What,
}

#[derive(Debug)]
pub enum What {
    Event(Event),
    Polled,
    /// A response that is emitted, or not.
    Responded(Reply, Option<Box<Update>>),
    Failed(Option<u32>, Box<Update>),
    /// The verdict changed with time alone.
    VerdictChanged(Box<Update>),
    DeadlineExceeded(Box<Failure>),
    Done,
}

/// More steps than this at one moment are a flood.
const MOST_STEPS: usize = 4;

struct Drive {
    poller: Poller,
    env: Environment,
    deadline_ms: f64,
    random: f64,
    log: Vec<Entry>,
}

/// What a poller waits for.
enum Waits {
    Until(f64),
    ForReply(f64, Reply),
    ForNothing,
}

/// Everything that came, until nothing comes any more.
pub fn drive(script: Script) -> Vec<Entry> {
    let mut drive = Drive {
        poller: Poller::new(script.options, 0.0),
        env: Environment {
            now_ms: 0.0,
            wall_ms: NOW_MS,
            hidden: false,
            offline: false,
            paused: false,
        },
        deadline_ms: script.options.deadline_ms.map_or(f64::INFINITY, f64::from),
        random: script.random,
        log: Vec::new(),
    };
    let mut replies: VecDeque<_> = script.replies.into();
    let mut events: VecDeque<_> = script.events.into();
    let mut waits = Waits::Until(0.0);
    loop {
        let wakes_ms = match &waits {
            Waits::Until(at_ms) => *at_ms,
            Waits::ForReply(at_ms, _) => at_ms.min(drive.deadline_ms),
            Waits::ForNothing => return drive.log,
        };
        if let Some((at_ms, event)) = events.front().copied().filter(|next| next.0 <= wakes_ms) {
            events.pop_front();
            drive.pass_to(at_ms);
            let wakes = drive.happens(event);
            if wakes && let Waits::Until(at_ms) = &mut waits {
                *at_ms = drive.env.now_ms;
            }
        } else if wakes_ms.is_infinite() {
            return drive.log;
        } else {
            drive.pass_to(wakes_ms);
            match waits {
                Waits::ForReply(at_ms, reply) if at_ms <= wakes_ms => drive.learns(reply),
                _ => {}
            }
            waits = drive.goes_on(&mut replies);
        }
    }
}

impl Drive {
    fn pass_to(&mut self, now_ms: f64) {
        self.env.wall_ms += now_ms - self.env.now_ms;
        self.env.now_ms = now_ms;
    }

    /// Whether the event wakes the watch: there is no event for the other two.
    fn happens(&mut self, event: Event) -> bool {
        match event {
            Event::Hidden => self.env.hidden = true,
            Event::Shown => self.env.hidden = false,
            Event::Offline => self.env.offline = true,
            Event::Online => self.env.offline = false,
            Event::Paused => self.env.paused = true,
            Event::Resumed => {
                if std::mem::take(&mut self.env.paused) {
                    self.poller.resume();
                }
            }
            Event::Refresh => self.poller.refresh(),
            Event::SetInterval(interval) => self.poller.set_interval(interval),
            Event::ClockSet(ms) => self.env.wall_ms += ms,
        }
        self.note(What::Event(event));
        !matches!(event, Event::Offline | Event::ClockSet(_))
    }

    fn learns(&mut self, reply: Reply) {
        let outcome = match reply.clone() {
            Reply::Same => Outcome::Same,
            Reply::Task(task) => Outcome::Task(task),
            Reply::Failed(retry_after_ms) => Outcome::Failed { retry_after_ms },
        };
        let secrets = Secrets::default();
        let update = self.poller.on_outcome(outcome, &secrets, &self.env, self.random);
        self.note(match reply {
            Reply::Failed(retry_after_ms) => {
                What::Failed(retry_after_ms, update.expect("every failure is told"))
            }
            reply => What::Responded(reply, update),
        });
    }

    fn goes_on(&mut self, replies: &mut VecDeque<(f64, Reply)>) -> Waits {
        for _ in 0..MOST_STEPS {
            match self.poller.step(&self.env) {
                Step::Emit(update) => self.note(What::VerdictChanged(update)),
                Step::Wait(ms) => {
                    assert!(ms > 0.0, "waits {ms} ms");
                    return Waits::Until(self.env.now_ms + ms);
                }
                Step::Poll => {
                    self.poller.on_poll(&self.env);
                    self.note(What::Polled);
                    let (ms, reply) = replies.pop_front().unwrap_or((f64::INFINITY, Reply::Same));
                    return Waits::ForReply(self.env.now_ms + ms, reply);
                }
                Step::DeadlineExceeded(failure) => {
                    self.note(What::DeadlineExceeded(failure));
                    return Waits::ForNothing;
                }
                Step::Done => {
                    self.note(What::Done);
                    return Waits::ForNothing;
                }
            }
        }
        panic!("a flood: {:?}", self.log);
    }

    fn note(&mut self, what: What) {
        self.log.push(Entry { at_ms: self.env.now_ms, env: self.env, what });
    }
}

impl Entry {
    pub fn update(&self) -> Option<&Update> {
        match &self.what {
            What::Responded(_, update) => update.as_deref(),
            What::Failed(_, update) | What::VerdictChanged(update) => Some(update),
            _ => None,
        }
    }

    fn line(&self) -> Option<String> {
        let what = match &self.what {
            What::Event(_) => return None,
            What::Polled => "polls".into(),
            What::Responded(_, None) => "emits nothing".into(),
            What::Responded(_, Some(update)) | What::VerdictChanged(update) => {
                format!("emits {}", brief(update))
            }
            What::Failed(_, update) => format!("emits a failure, {}", brief(update)),
            What::DeadlineExceeded(_) => "deadline exceeded".into(),
            What::Done => "done".into(),
        };
        Some(format!("{} {what}", self.at_ms))
    }
}

fn brief(update: &Update) -> String {
    let verdict = update.assessment.as_ref().map(|assessment| assessment.verdict.word());
    let verdict = verdict.unwrap_or("no verdict");
    match update.poll.next_in_ms {
        Some(ms) => format!("{verdict}, next in {ms}"),
        None => format!("{verdict}, no next"),
    }
}

/// The script leads to these lines: the time, and what the poller does.
#[track_caller]
pub fn leads_to(script: Script, lines: &[&str]) {
    let log = drive(script);
    assert_eq!(log.iter().filter_map(Entry::line).collect::<Vec<_>>(), lines);
}

pub fn updates(script: Script) -> Vec<Update> {
    let emitted = |entry: Entry| match entry.what {
        What::Responded(_, update) => update,
        What::Failed(_, update) | What::VerdictChanged(update) => Some(update),
        _ => None,
    };
    drive(script).into_iter().filter_map(emitted).map(|update| *update).collect()
}
