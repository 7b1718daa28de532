//! The checked arguments of a call: what it requests, from where, and with which token.

use super::event::{Context, HttpResponse};
use super::transport_error;
use crate::domain::error::Failure;
use crate::domain::polling::options::WatchOptions;
use crate::domain::request::access_token::AccessToken;
use crate::domain::request::argument::ArgumentKind;
use crate::domain::request::base_url::{BASE_URL_HINT, BaseUrl, PAGELESS_HINT};
use crate::domain::request::call_arguments::CallArguments;
use crate::domain::request::operation_id::OperationId;
use crate::domain::request::options::{OptionSet, Options};
use crate::domain::request::secrets::Secrets;
use crate::domain::request::sub_task_path::sub_task_path;
use crate::domain::response::sub_task_page::SubTaskPage;
use crate::domain::response::task::Task;
use crate::domain::response::{ParseContext, RawResponse, interpret, interpret_page};

/// What a call requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource {
    /// A task.
    Task,
    /// One page of its subtasks.
    SubTasks,
}

/// The arguments of a query or a watch.
#[derive(Debug)]
pub struct Call {
    resource: Resource,
    options: Options,
    base_url: BaseUrl,
    operation_id: OperationId,
    /// The token in use; empty before a function gave one.
    token: AccessToken,
    has_token_function: bool,
    /// The token and the app key.
    secrets: Secrets,
}

/// What is sent, by `GET`.
#[derive(Debug)]
pub struct HttpRequest<'a> {
    /// The absolute URL.
    pub url: String,
    /// The value of the header `Authorization`.
    pub authorization: String,
    /// The header that carries the app key.
    pub app_key_header: &'a str,
    /// The application's id.
    pub app_key: &'a str,
}

impl Call {
    /// Checks what a caller gave; each kind of call knows options of its own.
    ///
    /// # Errors
    /// `invalid_argument` naming what is wrong, and the task where its id is known.
    pub fn new(
        resource: Resource,
        arguments: &CallArguments,
        known: OptionSet,
    ) -> Result<Self, Box<Failure>> {
        Self::check(resource, arguments, known).map_err(|mut failure| {
            // A base URL may hold them, and is quoted.
            failure.message = arguments.secrets().scrub(&failure.message);
            if failure.hint == BASE_URL_HINT && !arguments.has_page() {
                failure.hint = PAGELESS_HINT;
            }
            let id = arguments.get("operationId");
            failure.operation_id = id.is_text().then(|| id.text.clone());
            failure
        })
    }

    fn check(
        resource: Resource,
        arguments: &CallArguments,
        known: OptionSet,
    ) -> Result<Self, Box<Failure>> {
        let mut options = Options::default();
        arguments.read_options("client", OptionSet::Client, &mut options)?;
        options.check_client()?;
        let base_url = BaseUrl::check(&options.base_url, arguments.url(), options.allow_insecure)?;
        let operation_id = OperationId::new(arguments.get("operationId"))?;
        let access_token = arguments.get("accessToken");
        let token = match access_token.kind {
            ArgumentKind::Text => AccessToken::new(&access_token.text)?,
            ArgumentKind::Function => AccessToken::default(),
            kind => return Err(transport_error::invalid_access_token(kind)),
        };
        arguments.read_options("options", known, &mut options)?;
        let has_token_function = access_token.kind == ArgumentKind::Function;
        let secrets = Secrets::default();
        let mut call = Self {
            resource,
            options,
            base_url,
            operation_id,
            token: AccessToken::default(),
            has_token_function,
            secrets,
        };
        call.set_token(token);
        Ok(call)
    }

    /// The options of a watch.
    ///
    /// # Errors
    /// `invalid_argument` for a longest interval below the shortest.
    pub fn watch_options(&self) -> Result<WatchOptions, Box<Failure>> {
        WatchOptions::of(&self.options)
    }

    /// What it requests.
    #[must_use]
    pub fn resource(&self) -> Resource {
        self.resource
    }

    /// Requests this page of subtasks.
    pub fn set_page_no(&mut self, page_no: u32) {
        self.options.page_no = page_no;
    }

    /// The options.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// What must not show.
    #[must_use]
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// Whether a function gives the tokens.
    #[must_use]
    pub fn has_token_function(&self) -> bool {
        self.has_token_function
    }

    /// The token in use.
    #[must_use]
    pub fn token(&self) -> &AccessToken {
        &self.token
    }

    /// Uses another token.
    pub fn set_token(&mut self, token: AccessToken) {
        self.secrets = Secrets::new(&[token.as_str(), &self.options.app_key]);
        self.token = token;
    }

    /// The name of the budget that calls share: a digest of the base URL and the app key. Neither can be
    /// found from it, because the page and the browser's storage hold it in clear.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "JavaScript has no longer integers")]
    pub fn budget(&self) -> f64 {
        let parts = [self.base_url.as_str(), "\n", &self.options.app_key];
        (parts.into_iter().fold(FNV_OFFSET, fnv1a) >> 11) as f64
    }

    /// The request.
    #[must_use]
    pub fn http_request(&self) -> HttpRequest<'_> {
        let task_url = self.base_url.task_url(&self.operation_id);
        HttpRequest {
            url: match self.resource {
                Resource::Task => task_url,
                Resource::SubTasks => format!("{task_url}/{}", sub_task_path(&self.options)),
            },
            authorization: self.token.authorization(),
            app_key_header: &self.options.app_key_header,
            app_key: &self.options.app_key,
        }
    }

    /// Interprets a response to the query of a task.
    ///
    /// # Errors
    /// Whatever it is instead of a usable task.
    pub fn interpret(
        &self,
        response: &HttpResponse,
        context: &Context<'_>,
    ) -> Result<Box<Task>, Box<Failure>> {
        interpret(self.as_raw(response), &self.parse_context(context))
    }

    /// Interprets a response to the query of a page of subtasks.
    ///
    /// # Errors
    /// Whatever it is instead of a usable page.
    pub fn interpret_page(
        &self,
        response: &HttpResponse,
        context: &Context<'_>,
    ) -> Result<Box<SubTaskPage>, Box<Failure>> {
        interpret_page(self.as_raw(response), &self.parse_context(context))
    }

    fn as_raw<'r>(&self, response: &'r HttpResponse) -> RawResponse<'r> {
        response.as_raw(self.options.max_response_bytes)
    }

    fn parse_context(&self, context: &Context<'_>) -> ParseContext<'_> {
        ParseContext {
            operation_id: Some(self.operation_id.as_str()),
            validation: self.options.validation,
            secrets: &self.secrets,
            now_ms: context.environment.wall_ms,
        }
    }

    /// The failure of an exchange that `fetch`, the body or the page's Content-Security-Policy ended.
    #[must_use]
    pub fn network_error(&self, is_blocked: bool, context: &Context<'_>) -> Box<Failure> {
        let from = self.secrets.scrub(self.base_url.as_str());
        let reach = self.base_url.reach();
        transport_error::network_error(&from, reach, is_blocked, context.environment.offline)
    }

    /// The failure with the id of the requested task.
    #[must_use]
    pub fn with_operation_id(&self, mut failure: Box<Failure>) -> Box<Failure> {
        failure.operation_id = Some(self.operation_id.as_str().into());
        failure
    }
}

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, which reveals next to nothing of a secret that is longer than itself.
fn fnv1a(mut hash: u64, text: &str) -> u64 {
    for byte in text.as_bytes() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
