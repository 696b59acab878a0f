//! What only the whole corpus can say of a record: whether its slug and symbols are its own and its links lead somewhere.

use std::collections::HashMap;

use record::{Position, Problem, Record, Spots, Symbol, nearest};
use serde::{Deserialize, Serialize};

use crate::corpus::Read;

/// What other records must know of a record, each thing with its place in the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Claims {
    pub slug: String,
    pub file: String,
    /// Where the record begins.
    pub at: Position,
    /// For a record in a collection, the digest of its line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<(Position, String)>,
    /// Links among the facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<(Position, String)>,
    /// Links inside the summary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inner_links: Vec<(Position, String)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub symbols: Vec<(Position, Symbol)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shared_symbols: Vec<(Position, Symbol)>,
}

impl Claims {
    /// The claims of a record just read; those of one with a problem of its own are its slug and the links of its summary.
    pub fn of(read: &Read, record: Option<&Record>, spots: Spots) -> Self {
        let at = Position { line: read.raw.front.at.line.max(1), column: 1 };
        let mut claims = Self::named(&read.raw.slug, &read.raw.file, at);
        claims.line = read.line.clone();
        claims.inner_links.clone_from(&read.inner_links);
        if let Some(record) = record {
            let slugs = record.formerly.iter().map(|slug| slug.as_str().to_owned());
            claims.formerly = spots.formerly.into_iter().zip(slugs).collect();
            let links = record.links.iter().map(|link| link.to.as_str().to_owned());
            claims.links = spots.links.into_iter().zip(links).collect();
            claims.symbols = spots.symbols.into_iter().zip(record.symbols.iter().cloned()).collect();
            claims.shared_symbols =
                spots.shared_symbols.into_iter().zip(record.shared_symbols.iter().cloned()).collect();
        }
        claims
    }

    /// A record of which only the name is known.
    pub fn named(slug: &str, file: &str, at: Position) -> Self {
        Self {
            slug: slug.to_owned(),
            file: file.to_owned(),
            at,
            line: None,
            formerly: Vec::new(),
            links: Vec::new(),
            inner_links: Vec::new(),
            symbols: Vec::new(),
            shared_symbols: Vec::new(),
        }
    }

    /// A record of which only the name and the symbols are known.
    pub fn carrying(slug: &str, file: &str, symbols: &[String]) -> Self {
        let symbols = symbols.iter().filter_map(|symbol| Some((Position::START, symbol.parse().ok()?)));
        Self { symbols: symbols.collect(), ..Self::named(slug, file, Position::START) }
    }

    /// The same line of a collection at another place: in a line everything stands at its beginning.
    pub fn moved_to(mut self, at: Position) -> Self {
        self.at = at;
        let lists = [&mut self.formerly, &mut self.links, &mut self.inner_links];
        lists.into_iter().flatten().for_each(|(place, _)| *place = at);
        [&mut self.symbols, &mut self.shared_symbols].into_iter().flatten().for_each(|(place, _)| *place = at);
        self
    }
}

/// Every problem between records. The claims stand in the order of files.
pub(crate) fn problems(claims: &[Claims]) -> Vec<Problem> {
    let mut check = Check { claims, files: HashMap::new(), problems: Vec::new() };
    check.slugs();
    check.links();
    check.symbols();
    check.problems
}

/// Every slug, current and former, and the file it stands for.
pub(crate) fn slugs_in_use(claims: &[Claims]) -> HashMap<String, String> {
    let slugs =
        |one: &Claims| one.formerly.iter().map(|(_, slug)| slug).chain([&one.slug]).cloned().collect::<Vec<_>>();
    claims.iter().flat_map(|one| slugs(one).into_iter().map(|slug| (slug, one.file.clone()))).collect()
}

struct Check<'a> {
    claims: &'a [Claims],
    /// Every slug, current and former, and the file it stands for.
    files: HashMap<&'a str, &'a str>,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn complain(&mut self, file: &str, at: Position, field: &str, message: String, nearest: Option<String>) {
        let field = (!field.is_empty()).then(|| field.to_owned());
        self.problems.push(Problem { file: file.to_owned(), at, field, message, nearest });
    }

    fn slugs(&mut self) {
        let claims = self.claims;
        for one in claims {
            if let Some(other) = self.files.insert(&one.slug, &one.file) {
                let message = format!("the slug `{}` is taken by `{other}`: a slug is unique in the corpus", one.slug);
                self.complain(&one.file, one.at, "", message, None);
            }
        }
        for one in claims {
            for (at, slug) in &one.formerly {
                if let Some(other) = self.files.get(slug.as_str()).copied() {
                    let message = format!("the old slug `{slug}` is the slug of `{other}`");
                    self.complain(&one.file, *at, "formerly", message, None);
                }
            }
        }
    }

    fn links(&mut self) {
        let claims = self.claims;
        for one in claims {
            let links = one.links.iter().map(|(at, slug)| (*at, "links.to", slug.as_str()));
            let inner = one.inner_links.iter().map(|(at, slug)| (*at, "", slug.as_str()));
            for (at, field, slug) in links.chain(inner) {
                if slug == one.slug && field == "links.to" {
                    self.complain(&one.file, at, field, "the record links to itself".to_owned(), None);
                } else if !self.files.contains_key(slug) {
                    let near = nearest(slug, self.files.keys().copied()).map(str::to_owned);
                    let message = format!("there is no record `{slug}`");
                    self.complain(&one.file, at, field, message, near);
                }
            }
        }
    }

    /// A symbol names one record, or all who carry it say that it is shared.
    fn symbols(&mut self) {
        let claims = self.claims;
        let mut carriers: HashMap<&Symbol, Vec<&Claims>> = HashMap::new();
        for one in claims {
            for (_, symbol) in one.symbols.iter().chain(&one.shared_symbols) {
                carriers.entry(symbol).or_default().push(one);
            }
        }
        for one in claims {
            for (at, symbol) in &one.symbols {
                let others = carriers.get(symbol).map_or(&[][..], Vec::as_slice);
                if let Some(other) = others.iter().find(|other| other.slug != one.slug) {
                    let message = format!(
                        "`{symbol}` is also a symbol of `{}`: put it under `shared_symbols` in both, or take it out of one",
                        other.file
                    );
                    self.complain(&one.file, *at, "symbols", message, None);
                } else if others.len() > 1 {
                    self.complain(&one.file, *at, "symbols", format!("`{symbol}` stands here twice"), None);
                }
            }
            for (at, symbol) in &one.shared_symbols {
                if carriers.get(symbol).is_none_or(|others| others.iter().all(|other| other.slug == one.slug)) {
                    let message = format!("`{symbol}` is said to be shared, but no other record carries it");
                    self.complain(&one.file, *at, "shared_symbols", message, None);
                }
            }
        }
    }
}
