//! What a harvester asks: one of six verbs with just the arguments it takes.

use record::PartialDate;

use super::Repository;
use super::formats::Format;
use crate::url;

/// A request that can be answered.
pub enum Verb {
    Identify,
    ListMetadataFormats(Option<String>),
    ListSets,
    GetRecord(String, Format),
    List(Listing),
}

/// A list of records, or of their headers alone, from a place on.
pub struct Listing {
    pub whole: bool,
    pub format: Format,
    pub set: Option<String>,
    pub from: Option<PartialDate>,
    pub until: Option<PartialDate>,
    pub start: usize,
}

/// Why a request cannot be answered, by the code the protocol has for it.
pub struct Problem {
    pub code: &'static str,
    pub message: String,
}

fn problem<T>(code: &'static str, message: impl Into<String>) -> Result<T, Problem> {
    Err(Problem { code, message: message.into() })
}

/// The arguments as they were written.
pub fn pairs(asked: &str) -> Vec<(String, String)> {
    url::decoded(asked).filter(|(name, _)| !name.is_empty()).collect()
}

pub fn read(asked: &str, repository: &Repository) -> Result<Verb, Problem> {
    let pairs = pairs(asked);
    for (place, (name, _)) in pairs.iter().enumerate() {
        if pairs[..place].iter().any(|(earlier, _)| earlier == name) {
            let code = if name == "verb" { "badVerb" } else { "badArgument" };
            return problem(code, format!("the argument `{name}` stands there twice"));
        }
    }
    let value = |wanted: &str| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    let only =
        |allowed: &[&str]| match pairs.iter().find(|(name, _)| name != "verb" && !allowed.contains(&name.as_str())) {
            Some((name, _)) => problem("badArgument", format!("the argument `{name}` does not belong here")),
            None => Ok(()),
        };
    match value("verb").as_deref() {
        Some("Identify") => only(&[]).map(|()| Verb::Identify),
        Some("ListMetadataFormats") => only(&["identifier"]).map(|()| Verb::ListMetadataFormats(value("identifier"))),
        Some("ListSets") => match value("resumptionToken") {
            Some(_) => problem("badResumptionToken", "the list of sets is given whole"),
            None => only(&[]).map(|()| Verb::ListSets),
        },
        Some("GetRecord") => {
            only(&["identifier", "metadataPrefix"])?;
            let Some(id) = value("identifier") else { return problem("badArgument", "`identifier` is missing") };
            Ok(Verb::GetRecord(id, format(value("metadataPrefix"))?))
        }
        Some(verb @ ("ListRecords" | "ListIdentifiers")) => {
            let whole = verb == "ListRecords";
            if let Some(token) = value("resumptionToken") {
                only(&["resumptionToken"])?;
                return Listing::resumed(&token, whole, repository).map(Verb::List);
            }
            only(&["metadataPrefix", "from", "until", "set"])?;
            let format = format(value("metadataPrefix"))?;
            Listing::new(whole, format, value("set"), value("from"), value("until"), repository).map(Verb::List)
        }
        Some(other) => problem("badVerb", format!("`{other}` is not a verb of OAI-PMH")),
        None => problem("badVerb", "the argument `verb` is missing"),
    }
}

fn format(prefix: Option<String>) -> Result<Format, Problem> {
    let Some(prefix) = prefix else { return problem("badArgument", "`metadataPrefix` is missing") };
    match Format::ALL.into_iter().find(|format| format.prefix() == prefix) {
        Some(format) => Ok(format),
        None => problem("cannotDisseminateFormat", format!("`{prefix}` is not offered: there are oai_dc and marcxml")),
    }
}

fn day(name: &str, value: Option<String>) -> Result<Option<PartialDate>, Problem> {
    let Some(text) = value else { return Ok(None) };
    match text.parse::<PartialDate>() {
        Ok(date) if date.day().is_some() => Ok(Some(date)),
        _ => problem("badArgument", format!("`{text}` under `{name}` is not a day: write YYYY-MM-DD")),
    }
}

impl Listing {
    fn new(
        whole: bool,
        format: Format,
        set: Option<String>,
        from: Option<String>,
        until: Option<String>,
        repository: &Repository,
    ) -> Result<Self, Problem> {
        let (from, until) = (day("from", from)?, day("until", until)?);
        if from > until && until.is_some() {
            return problem("badArgument", "`from` is later than `until`");
        }
        if let Some(set) = set.as_ref().filter(|set| repository.query(set).is_none()) {
            return problem("noRecordsMatch", format!("there is no set `{set}`"));
        }
        Ok(Self { whole, format, set, from, until, start: 0 })
    }

    /// Where the list goes on. The token names the state of the corpus, so that a list is always one whole.
    pub fn token(&self, start: usize, state: &str) -> String {
        let date = |date: Option<PartialDate>| date.map(|date| date.to_string()).unwrap_or_default();
        let set = self.set.as_deref().unwrap_or_default();
        [state, &start.to_string(), self.format.prefix(), set, &date(self.from), &date(self.until)].join("~")
    }

    fn resumed(token: &str, whole: bool, repository: &Repository) -> Result<Self, Problem> {
        let bad = || Problem {
            code: "badResumptionToken",
            message: format!("`{token}` leads nowhere: the records may have changed meanwhile, begin the list anew"),
        };
        let parts: Vec<&str> = token.split('~').collect();
        let &[state, start, prefix, set, from, until] = parts.as_slice() else { return Err(bad()) };
        let start = start.parse().map_err(|_| bad())?;
        if state != repository.state() {
            return Err(bad());
        }
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let format = format(some(prefix)).map_err(|_| bad())?;
        let listing = Self::new(whole, format, some(set), some(from), some(until), repository).map_err(|_| bad())?;
        Ok(Self { start, ..listing })
    }
}
