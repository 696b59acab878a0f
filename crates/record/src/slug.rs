use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The identity of a record: its file's stem, the last part of its address. Never changes once published.
///
/// Lower case ASCII letters, digits and single hyphens, 2 to 80 characters: `coi-burundi-2016`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a text is not a [`Slug`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{input}` is not a slug: use 2 to 80 lower case letters, digits and single hyphens, for example `coi-burundi-2016`"
)]
pub struct SlugError {
    input: String,
}

impl Slug {
    /// The slug as it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(input: &str) -> Result<Self, SlugError> {
        let shaped = input.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let hyphens = !input.starts_with('-') && !input.ends_with('-') && !input.contains("--");
        if shaped && hyphens && (2..=80).contains(&input.len()) {
            Ok(Self(input.to_owned()))
        } else {
            Err(SlugError { input: input.to_owned() })
        }
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(input: String) -> Result<Self, SlugError> {
        input.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> String {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn accepts_only_the_shape_of_an_address() {
        for good in ["icc", "coi-burundi-2016", "gp-iiim-central-repository"] {
            assert_eq!(good.parse::<Slug>().map(String::from).as_deref(), Ok(good));
        }
        for bad in ["", "a", "COI", "coi_burundi", "-coi", "coi-", "a--b", "é1", "a/b", "../etc"] {
            assert!(bad.parse::<Slug>().is_err(), "{bad}");
        }
    }
}
