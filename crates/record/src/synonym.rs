use serde::{Deserialize, Serialize};

/// Names that lead to one another in a search, as `synonyms.toml` gives them.
///
/// `names` are equal: each stands for all the others. What is `typed` leads to what is searched for `also`, and not back. A name
/// that can mean several things has `readings`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonym {
    /// Names of one thing, in any language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// What readers type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub typed: Vec<String>,
    /// What is searched for besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// The things that what was typed can mean.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<Reading>,
}

/// One of several things that a name can mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// What readers are told it is.
    pub label: String,
    /// Its own names.
    pub also: Vec<String>,
}

impl Synonym {
    /// Why it leads nowhere, as a sentence for its editor; `None` where all is well.
    pub fn fault(&self) -> Option<&'static str> {
        let blank = |name: &String| !name.chars().any(char::is_alphanumeric);
        let readings = self.readings.iter().flat_map(|reading| reading.also.iter().chain([&reading.label]));
        let mut all = self.names.iter().chain(&self.typed).chain(&self.also).chain(readings);
        let leads = !self.also.is_empty() || !self.readings.is_empty();
        if all.any(blank) {
            return Some("a name has no letter and no digit");
        }
        if self.names.len() == 1 {
            return Some("`names` needs at least two: each stands for the others");
        }
        if self.typed.is_empty() == leads {
            return Some("`typed` goes together with `also` or with `readings`");
        }
        if self.names.is_empty() && self.typed.is_empty() {
            return Some("it needs `names`, or `typed` with `also` or `readings`");
        }
        if self.readings.len() == 1 || self.readings.iter().any(|reading| reading.also.is_empty()) {
            return Some("`readings` needs at least two, each with its names under `also`");
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Synonym;

    fn fault(json: serde_json::Value) -> Option<&'static str> {
        serde_json::from_value::<Synonym>(json).unwrap_or_else(|error| unreachable!("{error}")).fault()
    }

    #[test]
    fn what_leads_nowhere_is_told() {
        assert_eq!(fault(serde_json::json!({"names": ["CRSV", "conflict-related sexual violence"]})), None);
        assert_eq!(fault(serde_json::json!({"typed": ["SGBV"], "also": ["CRSV"]})), None);
        let reading = |label: &str| serde_json::json!({"label": label, "also": [label]});
        assert_eq!(fault(serde_json::json!({"typed": ["HRC"], "readings": [reading("A1"), reading("B1")]})), None);
        for odd in [
            serde_json::json!({}),
            serde_json::json!({"names": ["CRSV"]}),
            serde_json::json!({"names": ["CRSV", " - "]}),
            serde_json::json!({"typed": ["SGBV"]}),
            serde_json::json!({"also": ["CRSV"]}),
            serde_json::json!({"typed": ["HRC"], "readings": [reading("A1")]}),
        ] {
            assert!(fault(odd.clone()).is_some(), "{odd}");
        }
    }
}
