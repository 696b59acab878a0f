//! For assistants: the collection over the Model Context Protocol, to read and to cite.
//!
//! Five tools, none of which changes anything. Every answer about a record begins with the record's address, the official document
//! behind it, how well it is evidenced, who checked it when and what a reader should know before reading. The protocol is spoken over
//! standard input and output and at `/mcp`; there is no session, so that any request can be answered by itself.

mod citing;
mod passage;
mod quoted;
mod reading;
mod searching;
mod source;
mod vocabulary;

use std::sync::{Arc, LazyLock};

use anyhow::Context;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use rmcp::handler::server::tool::{ToolRouter, schema_for_output};
use rmcp::handler::server::wrapper::Parameters;
use rmcp::model::{CallToolResult, ContentBlock, Implementation, ServerCapabilities, ServerConfig};
use rmcp::transport::streamable_http_server::session::never::NeverSessionManager;
use rmcp::transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService};
use rmcp::{ServerHandler, ServiceExt, tool, tool_handler, tool_router};
use search::Library;
use serde::Serialize;

use crate::error::PageError;
use crate::layout::{NAME, tagline};
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::wording;

/// The longest request that is read, in bytes: far more than any question of ours takes.
const LONGEST: usize = 64 << 10;

/// What an assistant is told before it asks anything.
const INSTRUCTIONS: &str = "A checked collection on human rights mechanisms, humanitarian law, human rights law and good practice. \
    Search first, then read the record or the passage, then cite. Every answer carries `source`: give its address, symbol and pinpoint \
    with whatever you say from it, and say the evidence level of a good practice. A record whose `verified` is null waits for its second \
    reader; `to_check` names what is not yet sure: say so. Where there is a content note, tell the reader before you quote. Levels of \
    violations (alleged, found, charged, convicted) are never to be raised. What the collection does not hold is not thereby untrue. \
    Content under CC BY 4.0.";

/// What answers an assistant.
#[derive(Clone)]
pub struct Assistant {
    site: Arc<Site>,
    origin: WebOrigin,
}

/// Why a tool has no answer, in a sentence that says what to do.
struct Refusal(String);

impl Refusal {
    /// There is no such `what`; what is nearest, and all there are.
    fn unknown(what: &str, asked: &str, known: &[&str]) -> Self {
        let near = record::nearest(&asked.to_lowercase(), known.iter().copied());
        let near = near.map(|near| format!(" the nearest is `{near}`;")).unwrap_or_default();
        Self(format!("`{}` is no {what};{near} there are {}", wording::shorten(asked, 40), known.join(", ")))
    }
}

impl From<PageError> for Refusal {
    fn from(error: PageError) -> Self {
        error.tell();
        Self(error.advice())
    }
}

impl From<search::SearchError> for Refusal {
    fn from(error: search::SearchError) -> Self {
        PageError::from(error).into()
    }
}

/// What a tool gives: a value of a known shape, and the same to read.
trait Told: Serialize {
    fn text(&self) -> String;
}

/// The tools, described once.
static TOOLS: LazyLock<ToolRouter<Assistant>> = LazyLock::new(Assistant::tool_router);

#[tool_router]
impl Assistant {
    /// An assistant's desk at a site that stands there.
    pub fn new(site: Arc<Site>, origin: WebOrigin) -> Self {
        Self { site, origin }
    }

    #[tool(
        description = "Search the records by words, phrases, symbols and filters. Gives one page of records, best first, each with \
                       the passages that match and its source.",
        output_schema = schema_for_output::<searching::Found>(),
        annotations(title = "Search records", read_only_hint = true, destructive_hint = false, idempotent_hint = true, open_world_hint = false)
    )]
    async fn search(&self, Parameters(asked): Parameters<searching::Search>) -> CallToolResult {
        self.answer(move |library, origin| searching::Found::read(library, &asked, origin)).await
    }

    #[tool(
        description = "Read one record: facts, summary in numbered passages, findings with their level, sources, links to other \
                       records, citations. The text of a source is read with `get_passage`.",
        output_schema = schema_for_output::<reading::RecordRead>(),
        annotations(title = "Read a record", read_only_hint = true, destructive_hint = false, idempotent_hint = true, open_world_hint = false)
    )]
    async fn get_record(&self, Parameters(asked): Parameters<reading::GetRecord>) -> CallToolResult {
        self.answer(move |library, origin| reading::RecordRead::read(library, &asked, origin)).await
    }

    #[tool(
        description = "Read one passage of a record word for word, by its number: a paragraph of the source (`87`), a passage of our \
                       summary (`s3`), a field (`f-measure`); with its neighbours where asked for.",
        output_schema = schema_for_output::<passage::PassageRead>(),
        annotations(title = "Read a passage", read_only_hint = true, destructive_hint = false, idempotent_hint = true, open_world_hint = false)
    )]
    async fn get_passage(&self, Parameters(asked): Parameters<passage::GetPassage>) -> CallToolResult {
        self.answer(move |library, origin| passage::PassageRead::read(library, &asked, origin)).await
    }

    #[tool(
        description = "List the controlled vocabularies, or the terms of one, with scope notes and how many records each has. The \
                       slugs are what `search` takes as values of its filters.",
        output_schema = schema_for_output::<vocabulary::Terms>(),
        annotations(title = "List vocabularies and terms", read_only_hint = true, destructive_hint = false, idempotent_hint = true, open_world_hint = false)
    )]
    async fn list_vocabulary(&self, Parameters(asked): Parameters<vocabulary::ListVocabulary>) -> CallToolResult {
        self.answer(move |library, origin| vocabulary::Terms::read(library, &asked, origin)).await
    }

    #[tool(
        description = "Cite a record, and the document it describes, in UN editorial style, OSCOLA, Chicago or APA, to the paragraph.",
        output_schema = schema_for_output::<citing::Cited>(),
        annotations(title = "Cite", read_only_hint = true, destructive_hint = false, idempotent_hint = true, open_world_hint = false)
    )]
    async fn cite(&self, Parameters(asked): Parameters<citing::Cite>) -> CallToolResult {
        self.answer(move |library, origin| citing::Cited::read(library, &asked, origin)).await
    }

    /// Put a question to the library, at a desk like any other reader.
    async fn answer<T: Told + Send + 'static>(
        &self,
        question: impl FnOnce(&Library, &WebOrigin) -> Result<T, Refusal> + Send + 'static,
    ) -> CallToolResult {
        let origin = self.origin.clone();
        let asked = self.site.ask(move |library| Ok(question(library, &origin).and_then(|told| result(&told))));
        let answered = asked.await.unwrap_or_else(|error| Err(error.into()));
        answered.unwrap_or_else(|Refusal(sentence)| CallToolResult::error(vec![ContentBlock::text(sentence)]))
    }
}

fn result(told: &impl Told) -> Result<CallToolResult, Refusal> {
    let value = serde_json::to_value(told).map_err(|error| PageError::Internal(error.to_string()))?;
    let mut result = CallToolResult::structured(value);
    result.content = vec![ContentBlock::text(told.text())];
    Ok(result)
}

#[tool_handler(router = TOOLS)]
impl ServerHandler for Assistant {
    fn get_info(&self) -> ServerConfig {
        let ours = Implementation::new(NAME.to_lowercase(), env!("CARGO_PKG_VERSION"));
        let ours = ours.with_title(NAME).with_description(tagline()).with_website_url(self.origin.of("/"));
        let capabilities = ServerCapabilities::builder().enable_tools().build();
        ServerConfig::new(capabilities).with_server_info(ours).with_instructions(INSTRUCTIONS)
    }
}

/// `/mcp`: one question, one answer. Whoever asks from a page of another site, or under a name that is not the site's, is refused.
pub async fn over_http(State(site): State<Arc<Site>>, origin: WebOrigin, request: Request) -> Response {
    let allowed = Allowed::at(&site);
    let config = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_max_request_body_bytes(LONGEST)
        .with_allowed_hosts(allowed.hosts)
        .with_allowed_origins(allowed.origins)
        .enforce_origin_validation();
    let assistant = move || Ok(Assistant::new(Arc::clone(&site), origin.clone()));
    let service = StreamableHttpService::new(assistant, Arc::new(NeverSessionManager::default()), config);
    service.handle(request).await.map(Body::new)
}

/// Under which names the site may be asked, and by pages of which origins.
struct Allowed {
    hosts: Vec<String>,
    origins: Vec<String>,
}

impl Allowed {
    /// This machine, and the name that the operator gave the site.
    fn at(site: &Site) -> Self {
        let own = ["localhost", "127.0.0.1", "[::1]"];
        let hosts = own.map(str::to_owned).into_iter().chain(site.origin().map(|origin| origin.host().to_owned()));
        let origins =
            own.map(|host| format!("http://{host}:*")).into_iter().chain(site.origin().map(WebOrigin::with_port));
        Self { hosts: hosts.collect(), origins: origins.collect() }
    }
}

/// Over standard input and output, until the assistant goes away. Nothing else may be written to standard output meanwhile.
pub async fn over_stdio(site: Arc<Site>, origin: WebOrigin) -> anyhow::Result<()> {
    let conversation = Assistant::new(site, origin).serve(rmcp::transport::stdio()).await;
    let conversation = conversation.context("the assistant did not begin as the protocol has it")?;
    conversation.waiting().await.context("the conversation broke off")?;
    Ok(())
}

#[cfg(test)]
mod tests;
