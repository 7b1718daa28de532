//! Drives a course as `watch.rs` does, through made-up time: somebody always wants the next
//! update, so that the course is asked for a step as soon as something happens.

use std::collections::VecDeque;

use iot_upgrade_task::domain::error::Failure;
use iot_upgrade_task::domain::polling::poller::{Course, Outcome, Step};
use iot_upgrade_task::domain::polling::schedule::Surroundings;
use iot_upgrade_task::domain::polling::update::Update;
use iot_upgrade_task::domain::request::secrets::Secrets;

use super::script::{Event, Reply, Script};
use crate::support::NOW_MS;

/// What came of it at a moment.
#[derive(Debug)]
pub struct Entry {
    pub at_ms: f64,
    pub around: Surroundings,
    pub what: What,
}

#[derive(Debug)]
pub enum What {
    Event(Event),
    Asked,
    /// An answer that is told, or not.
    Answered(Reply, Option<Box<Update>>),
    Failed(Option<u32>, Box<Update>),
    /// The verdict moved with time.
    Moved(Box<Update>),
    Late(Box<Failure>),
    Done,
}

/// More steps than this at one moment are a flood.
const MOST_STEPS: usize = 4;

struct Drive {
    course: Course,
    around: Surroundings,
    deadline_ms: f64,
    random: f64,
    log: Vec<Entry>,
}

/// What a course waits for.
enum Waits {
    Until(f64),
    ForReply(f64, Reply),
    ForNothing,
}

/// Everything that came, until nothing comes any more.
pub fn drive(script: Script) -> Vec<Entry> {
    let mut drive = Drive {
        course: Course::new(script.options, 0.0),
        around: Surroundings {
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
                *at_ms = drive.around.now_ms;
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
        self.around.wall_ms += now_ms - self.around.now_ms;
        self.around.now_ms = now_ms;
    }

    /// Whether the event wakes the watch: nobody tells it of the other two.
    fn happens(&mut self, event: Event) -> bool {
        match event {
            Event::Hidden => self.around.hidden = true,
            Event::Shown => self.around.hidden = false,
            Event::Offline => self.around.offline = true,
            Event::Online => self.around.offline = false,
            Event::Paused => self.around.paused = true,
            Event::Resumed => self.around.paused = false,
            Event::Refresh => self.course.refresh(),
            Event::SetRange(range) => self.course.set_range(range),
            Event::ClockSet(ms) => self.around.wall_ms += ms,
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
        let update = self.course.learnt(outcome, &secrets, &self.around, self.random);
        self.note(match reply {
            Reply::Failed(retry_after_ms) => {
                What::Failed(retry_after_ms, update.expect("every failure is told"))
            }
            reply => What::Answered(reply, update),
        });
    }

    fn goes_on(&mut self, replies: &mut VecDeque<(f64, Reply)>) -> Waits {
        for _ in 0..MOST_STEPS {
            match self.course.step(&self.around) {
                Step::Tell(update) => self.note(What::Moved(update)),
                Step::Wait(ms) => {
                    assert!(ms > 0.0, "waits {ms} ms");
                    return Waits::Until(self.around.now_ms + ms);
                }
                Step::Ask => {
                    self.course.asked(&self.around);
                    self.note(What::Asked);
                    let (ms, reply) = replies.pop_front().unwrap_or((f64::INFINITY, Reply::Same));
                    return Waits::ForReply(self.around.now_ms + ms, reply);
                }
                Step::Late(failure) => {
                    self.note(What::Late(failure));
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
        self.log.push(Entry { at_ms: self.around.now_ms, around: self.around, what });
    }
}

impl Entry {
    pub fn update(&self) -> Option<&Update> {
        match &self.what {
            What::Answered(_, update) => update.as_deref(),
            What::Failed(_, update) | What::Moved(update) => Some(update),
            _ => None,
        }
    }

    fn line(&self) -> Option<String> {
        let what = match &self.what {
            What::Event(_) => return None,
            What::Asked => "asks".into(),
            What::Answered(_, None) => "tells nothing".into(),
            What::Answered(_, Some(update)) | What::Moved(update) => {
                format!("tells {}", brief(update))
            }
            What::Failed(_, update) => format!("tells a failure, {}", brief(update)),
            What::Late(_) => "late".into(),
            What::Done => "done".into(),
        };
        Some(format!("{} {what}", self.at_ms))
    }
}

fn brief(update: &Update) -> String {
    let verdict = update.assessment.as_ref().map(|assessment| assessment.verdict.word());
    let verdict = verdict.unwrap_or("no verdict");
    match update.next_in_ms {
        Some(ms) => format!("{verdict}, next in {ms}"),
        None => format!("{verdict}, no next"),
    }
}

/// The script leads to these lines: the time, and what the course does.
#[track_caller]
pub fn leads_to(script: Script, lines: &[&str]) {
    let log = drive(script);
    assert_eq!(log.iter().filter_map(Entry::line).collect::<Vec<_>>(), lines);
}

pub fn updates(script: Script) -> Vec<Update> {
    let told = |entry: Entry| match entry.what {
        What::Answered(_, update) => update,
        What::Failed(_, update) | What::Moved(update) => Some(update),
        _ => None,
    };
    drive(script).into_iter().filter_map(told).map(|update| *update).collect()
}
