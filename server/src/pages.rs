//! One module a page: what it asks of the library, a struct of exactly what is shown, how that is shown, and a test.

pub mod about;
pub mod brief;
pub mod compare;
pub mod contribute;
pub mod country;
pub mod gathering;
pub mod help;
pub mod home;
pub mod map;
pub mod matrix;
pub mod mechanisms;
pub mod not_found;
pub mod place;
pub mod practices;
pub mod record;
pub mod region;
pub mod regions;
pub mod search;
pub mod situation;
pub mod status;
pub mod symbol;
pub mod theme;
pub mod themes;
pub mod timeline;
pub mod trouble;
pub mod withdrawn;
