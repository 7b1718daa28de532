//! A session with its clock, and what happens to it, in words.

use iot_upgrade_task::domain::polling::schedule::Environment;
use iot_upgrade_task::domain::request::argument::{Argument, ArgumentKind};
use iot_upgrade_task::domain::request::call_arguments::CallArguments;
use iot_upgrade_task::domain::session::command::Command;
use iot_upgrade_task::domain::session::event::{Context, Event, HttpResponse};
use iot_upgrade_task::domain::session::machine::Session;

pub const TASK: &str = r#"{"operationId":"op","status":"processing"}"#;
pub const FINISHED: &str = r#"{"operationId":"op","status":"success"}"#;
pub const REJECTED: &str = r#"{"resultcode":"1010005"}"#;
pub const THROTTLED: &str = r#"{"resultcode":"1010009"}"#;

/// What a call is given: a token as the text `old` or as a function, and options of its client and
/// its own, `name: number`.
pub fn arguments(has_function: bool, client: &[(&str, u32)], own: &[(&str, u32)]) -> CallArguments {
    let token = if has_function { r#""function","""# } else { r#""text","old""# };
    let option = |group: &str, (name, number): &(&str, u32)| {
        format!(r#""{group}","{name}","number","{number}""#)
    };
    let mut list = vec![
        r#""call","operationId","text","op""#.into(),
        format!(r#""call","accessToken",{token}"#),
        r#""call","client","object","""#.into(),
        r#""client","baseUrl","text","https://h""#.into(),
        r#""client","appKey","text","key""#.into(),
        r#""url","href","text","https://h/""#.into(),
    ];
    list.extend(client.iter().map(|given| option("client", given)));
    list.extend(own.iter().map(|given| option("options", given)));
    CallArguments::parse(&format!("[{}]", list.join(",")))
}

/// A session with its clock and the newest token, which its driver keeps.
pub struct Driven {
    pub session: Session,
    pub now_ms: f64,
    pub current_token: Option<String>,
}

impl Driven {
    pub fn query(has_function: bool, client: &[(&str, u32)]) -> Self {
        Self::of(Session::query(&arguments(has_function, client, &[])).expect("good arguments"))
    }

    /// A query of a page of subtasks, or of one page of their list.
    pub fn sub_tasks(own: &[(&str, u32)], listed_page_no: Option<u32>) -> Self {
        let arguments = arguments(false, &[], own);
        Self::of(Session::sub_tasks(&arguments, listed_page_no).expect("good arguments"))
    }

    pub fn watch(own: &[(&str, u32)]) -> Self {
        Self::of(Session::watch(&arguments(false, &[], own), 0.0).expect("good arguments"))
    }

    fn of(session: Session) -> Self {
        Self { session, now_ms: 0.0, current_token: None }
    }

    /// The command that follows, in words.
    pub fn next(&mut self, event: Event) -> String {
        let environment = Environment {
            now_ms: self.now_ms,
            wall_ms: 1_000_000.0 + self.now_ms,
            hidden: false,
            offline: false,
            paused: false,
        };
        if let Event::Token(Argument { kind: ArgumentKind::Text, text, .. }) = &event {
            self.current_token = Some(text.clone());
        }
        let current_token = self.current_token.as_deref();
        let context = Context { environment, random: 1.0, current_token };
        let command = self.session.next(event, &context);
        if let Command::InvalidateToken { .. } | Command::GetToken { rejected: Some(_), .. } =
            command
        {
            self.current_token = None;
        }
        words(&command)
    }

    /// The commands that follow from these events, one after the other.
    pub fn walk(&mut self, events: Vec<Event>) -> Vec<String> {
        events.into_iter().map(|event| self.next(event)).collect()
    }
}

fn words(command: &Command) -> String {
    match command {
        Command::GetToken { rejected: None, timeout_ms } => format!("token {timeout_ms}"),
        Command::GetToken { rejected: Some(token), timeout_ms } => {
            format!("token instead of {token} {timeout_ms}")
        }
        Command::InvalidateToken { token } => format!("invalidate {token}"),
        Command::AcquirePermit { timeout_ms } => format!("permit {timeout_ms}"),
        Command::PauseBudget { ms } => format!("pause {ms}"),
        Command::Send { timeout_ms } => format!("send {timeout_ms}"),
        Command::Wait { timeout_ms } => format!("wait {timeout_ms}"),
        Command::Emit { failure: None, .. } => "emit".into(),
        Command::Emit { failure: Some(failure), .. } => format!("emit {}", failure.code.word()),
        Command::Return(task) => format!("return {}", task.operation_id()),
        Command::ReturnPage(page) => format!("return page {}", page.data),
        Command::Throw(failure) => {
            format!("throw {} of {:?}", failure.code.word(), failure.operation_id)
        }
        Command::Done => "done".into(),
    }
}

pub fn response(status: u16, body: &str) -> Event {
    Event::Response(HttpResponse { status, retry_after: None, body: Some(body.into()) })
}

pub fn token(text: &str) -> Event {
    Event::Token(Argument {
        kind: ArgumentKind::Text,
        text: text.into(),
        ..Argument::UNDEFINED.clone()
    })
}
