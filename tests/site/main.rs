//! The whole site, driven from outside: one file a subject.

// What cannot be unwrapped here is a failure of the test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod architecture;
mod corpus;
mod dependencies;
mod documentation;
mod facets;
mod judged;
mod pages;
mod robustness;
mod search;
mod sources;
mod symbols;
mod watching;
