//! The pieces pages are made of: each a struct that says what is shown, and a function that shows it.

pub mod brief;
pub mod card;
pub mod chips;
pub mod facts;
pub mod link;
pub mod mandates;
pub mod margin;
pub mod mark;
pub mod neighbourhood;
pub mod notice;
pub mod pager;
pub mod passages;
pub mod place_tree;
pub mod problem;
pub mod search_form;
pub mod snippet;
pub mod table;
pub mod take_along;
pub mod view_form;
pub mod widened;
pub mod world_map;
pub mod years;
