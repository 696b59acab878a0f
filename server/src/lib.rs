//! Index → pages.
//!
//! An address is read into a question, the question is put to the [`search::Library`], the answer becomes a page: a
//! struct whose fields are exactly what is shown. This is the only package that names HTTP or HTML.

mod answer;
mod assets;
mod citation;
mod complaint;
mod completions;
mod components;
#[cfg(test)]
mod crawl;
mod described;
mod desks;
mod discovery;
mod error;
mod export;
mod feed;
mod found;
mod headers;
mod json;
mod kept;
mod language;
mod layout;
mod mcp;
mod message;
mod metrics;
mod note;
mod oai;
mod openapi;
mod origin;
mod pages;
mod router;
mod serving;
mod site;
mod skos;
#[cfg(test)]
mod testing;
mod url;
mod wandering;
mod wording;
mod world;
mod xml;

pub use error::keep_panics_quiet;
pub use mcp::over_stdio as assist;
pub use metrics::operation;
pub use origin::WebOrigin;
pub use router::router;
pub use serving::{Bounds, serve};
pub use site::Site;
pub use url::search as address_of;
