//! What only the whole corpus can say of a record: whether its slug and symbols are its own and its links lead somewhere.

use std::collections::HashMap;
use std::sync::Arc;

use record::{Position, Problem, Record, Spots, Symbol, nearest};
use serde::{Deserialize, Serialize};

use crate::census::Sha;
use crate::corpus::Read;

/// What other records must know of a record, each thing with its place in the file. Those of all records are in memory at once, so
/// that of a collection as large as one likes little is kept: no list has room to grow, and lines of one file share its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Claims {
    pub slug: String,
    #[serde(with = "shared")]
    pub file: Arc<str>,
    /// Where the record begins.
    pub at: Position,
    /// For a record in a collection, the digest of its line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<Sha>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub formerly: Box<[(Position, String)]>,
    /// Links among the facts.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub links: Box<[(Position, String)]>,
    /// Links inside the summary.
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub inner_links: Box<[(Position, String)]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub symbols: Box<[(Position, Symbol)]>,
    #[serde(default, skip_serializing_if = "<[_]>::is_empty")]
    pub shared_symbols: Box<[(Position, Symbol)]>,
}

impl Claims {
    /// The claims of a record just read; those of one with a problem of its own are its slug and the links of its summary.
    pub fn of(read: &Read, record: Option<&Record>, spots: Spots) -> Self {
        let at = Position { line: read.raw.front.at.line.max(1), column: 1 };
        let mut claims = Self::named(&read.raw.slug, &read.raw.file, at);
        claims.line = read.line;
        claims.inner_links = read.inner_links.clone().into();
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
            file: file.into(),
            at,
            line: None,
            formerly: Box::default(),
            links: Box::default(),
            inner_links: Box::default(),
            symbols: Box::default(),
            shared_symbols: Box::default(),
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

/// Let the records of a file share its name, which each of them came with. They stand one behind the other.
pub(crate) fn share_names(claims: &mut [Claims]) {
    let mut name: Arc<str> = Arc::default();
    for one in claims {
        if one.file == name {
            one.file = name.clone();
        } else {
            name = one.file.clone();
        }
    }
}

mod shared {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(name: &Arc<str>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(name)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<str>, D::Error> {
        Ok(String::deserialize(deserializer)?.into())
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
pub(crate) fn slugs_in_use(claims: &[Claims]) -> HashMap<&str, &str> {
    let of_one = |one| {
        let Claims { slug, file, formerly, .. }: &Claims = one;
        formerly.iter().map(|(_, former)| former).chain([slug]).map(|slug| (slug.as_str(), &**file))
    };
    claims.iter().flat_map(of_one).collect()
}

/// Who carries a symbol.
struct Carriers<'a> {
    first: &'a Claims,
    /// The first under another slug.
    other: Option<&'a Claims>,
    several: bool,
}

impl<'a> Carriers<'a> {
    fn of(first: &'a Claims) -> Self {
        Self { first, other: None, several: false }
    }

    fn add(&mut self, one: &'a Claims) {
        self.several = true;
        self.other = self.other.or((one.slug != self.first.slug).then_some(one));
    }

    /// The first carrier under another slug than this one's.
    fn beside(&self, one: &Claims) -> Option<&'a Claims> {
        if self.first.slug == one.slug { self.other } else { Some(self.first) }
    }
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
        let mut carriers: HashMap<&Symbol, Carriers> = HashMap::new();
        for one in claims {
            for (_, symbol) in one.symbols.iter().chain(&one.shared_symbols) {
                carriers.entry(symbol).and_modify(|all| all.add(one)).or_insert_with(|| Carriers::of(one));
            }
        }
        for one in claims {
            for (at, symbol) in &one.symbols {
                let Some(all) = carriers.get(symbol) else { continue };
                if let Some(other) = all.beside(one) {
                    let message = format!(
                        "`{symbol}` is also a symbol of `{}`: put it under `shared_symbols` in both, or take it out of one",
                        other.file
                    );
                    self.complain(&one.file, *at, "symbols", message, None);
                } else if all.several {
                    self.complain(&one.file, *at, "symbols", format!("`{symbol}` stands here twice"), None);
                }
            }
            for (at, symbol) in &one.shared_symbols {
                if carriers.get(symbol).is_none_or(|all| all.beside(one).is_none()) {
                    let message = format!("`{symbol}` is said to be shared, but no other record carries it");
                    self.complain(&one.file, *at, "shared_symbols", message, None);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use record::Position;

    use super::{Claims, problems, share_names};
    use crate::census::Sha;

    fn carrying(slug: &str, symbols: &[&str], shared: &[&str]) -> Claims {
        let symbols: Vec<String> = symbols.iter().map(|symbol| (*symbol).to_owned()).collect();
        let shared = shared.iter().map(|symbol| (Position::START, symbol.parse().unwrap())).collect();
        Claims { shared_symbols: shared, ..Claims::carrying(slug, &format!("reports/{slug}.md"), &symbols) }
    }

    fn said(claims: &[Claims]) -> Vec<String> {
        problems(claims).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_symbol_names_one_record_or_all_who_carry_it_share_it() {
        let (one, two) = ("A/HRC/1/1", "A/HRC/2/2");
        assert!(said(&[carrying("a", &[one], &[two]), carrying("b", &[], &[two])]).is_empty());
        let twice = said(&[carrying("a", &[one, one], &[]), carrying("b", &[two], &[])]);
        assert!(twice.len() == 2 && twice.iter().all(|line| line.contains("stands here twice")), "{twice:?}");
        let alone = said(&[carrying("a", &[], &[one, one]), carrying("b", &[], &[])]);
        assert!(alone.len() == 2 && alone.iter().all(|line| line.contains("no other record")), "{alone:?}");
    }

    #[test]
    fn each_of_many_who_carry_a_symbol_is_told_of_the_first_other() {
        let symbol = "A/HRC/1/1";
        let all = [
            carrying("a", &[symbol], &[]),
            carrying("a", &[symbol], &[]),
            carrying("b", &[symbol], &[]),
            carrying("c", &[], &[symbol]),
        ];
        let told: Vec<String> = said(&all).into_iter().filter(|line| line.contains("is also")).collect();
        let other = ["reports/b.md", "reports/b.md", "reports/a.md"];
        assert_eq!(told.len(), 3);
        let named = |(line, other): (&String, &str)| line.contains(&format!("a symbol of `{other}`"));
        assert!(told.iter().zip(other).all(named), "{told:?}");
    }

    #[test]
    fn what_is_kept_of_a_record_is_little() {
        // A million records of nothing but this are a quarter of a gigabyte.
        assert!(size_of::<Claims>() <= 256, "{}", size_of::<Claims>());
        let line = |slug| Claims { line: Some(Sha::of(b"line")), ..carrying(slug, &["A/HRC/1/1"], &[]) };
        let written = serde_json::to_string(&[line("a"), line("b")]).unwrap().replace("/b.md", "/a.md");
        let mut read: Vec<Claims> = serde_json::from_str(&written).unwrap();
        share_names(&mut read);
        assert!(Arc::ptr_eq(&read[0].file, &read[1].file));
        assert_eq!(serde_json::to_string(&read).unwrap(), written);
    }
}
