//! OAI-PMH 2.0: the records for harvesters, in Dublin Core and MARC 21.
//!
//! A datestamp is the day a record says it last changed. Sets are the kinds of record and the themes. Records that were withdrawn stay
//! in the list as deleted for good. A list goes on with a token that names the state of the corpus it began in; when that has changed
//! the harvester is told to begin anew.

mod asked;
mod formats;

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use record::{RecordType, Scheme, TermId, Vocabularies};
use search::{Facet, Library, SearchQuery, Selected};

use self::asked::{Listing, Problem, Verb, read};
use self::formats::Format;
use crate::answer::PUBLIC;
use crate::error::PageError;
use crate::feed::moment;
use crate::layout::NAME;
use crate::origin::WebOrigin;
use crate::site::Site;
use crate::xml::Xml;
use crate::{url, wording};

/// How many records one answer has.
const AT_A_TIME: usize = 100;
const SCHEMA: &str = "http://www.openarchives.org/OAI/2.0/";

/// Asked by GET.
pub async fn get(state: State<Arc<Site>>, RawQuery(asked): RawQuery, origin: WebOrigin) -> Result<Response, PageError> {
    answer(state, asked.unwrap_or_default(), origin).await
}

/// Asked by POST, which harvesters may: the same arguments in the body, and nothing changes.
pub async fn post(state: State<Arc<Site>>, origin: WebOrigin, asked: String) -> Result<Response, PageError> {
    answer(state, asked, origin).await
}

async fn answer(State(site): State<Arc<Site>>, asked: String, origin: WebOrigin) -> Result<Response, PageError> {
    let written = site.ask(move |library| Repository { library, origin: &origin }.answer(&asked)).await?;
    Ok(([(CONTENT_TYPE, "text/xml; charset=utf-8"), (CACHE_CONTROL, PUBLIC)], written).into_response())
}

struct Repository<'a> {
    library: &'a Library,
    origin: &'a WebOrigin,
}

/// A set: what it is called in requests, what it is called by readers, what belongs to it.
struct Set {
    spec: String,
    name: String,
    query: SearchQuery,
}

impl Repository<'_> {
    fn answer(&self, asked: &str) -> Result<String, PageError> {
        let base = self.origin.of(url::OAI);
        let mut xml = Xml::document();
        let read = read(asked, self);
        // The arguments are repeated only where they made a request.
        let echoed: Vec<(String, String)> = match &read {
            Err(Problem { code: "badVerb" | "badArgument", .. }) => Vec::new(),
            _ => asked::pairs(asked),
        };
        let echoed: Vec<(&str, &str)> = echoed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let location = format!("{SCHEMA} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd");
        let root = [
            ("xmlns", SCHEMA),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xsi:schemaLocation", &location),
        ];
        let mut failed = None;
        xml.within("OAI-PMH", &root, |xml| {
            let now = jiff::Timestamp::now().round(jiff::Unit::Second).unwrap_or_else(|_| jiff::Timestamp::now());
            xml.leaf("responseDate", &[], &now.to_string());
            xml.leaf("request", &echoed, &base);
            match read {
                Ok(verb) => failed = self.verb(xml, &verb).err(),
                Err(problem) => xml.leaf("error", &[("code", problem.code)], &problem.message),
            }
        });
        failed.map_or_else(|| Ok(xml.finish()), Err)
    }

    fn verb(&self, xml: &mut Xml, verb: &Verb) -> Result<(), PageError> {
        match verb {
            Verb::Identify => self.identify(xml),
            Verb::ListMetadataFormats(id) => return self.formats(xml, id.as_deref()),
            Verb::ListSets => xml.within("ListSets", &[], |xml| {
                for set in self.sets() {
                    xml.within("set", &[], |xml| {
                        xml.leaf("setSpec", &[], &set.spec);
                        xml.leaf("setName", &[], &set.name);
                    });
                }
            }),
            Verb::GetRecord(id, format) => return self.one(xml, id, *format),
            Verb::List(listing) => return self.list(xml, listing),
        }
        Ok(())
    }

    fn identify(&self, xml: &mut Xml) {
        xml.within("Identify", &[], |xml| {
            xml.leaf("repositoryName", &[], NAME);
            xml.leaf("baseURL", &[], &self.origin.of(url::OAI));
            xml.leaf("protocolVersion", &[], "2.0");
            xml.leaf("adminEmail", &[], &format!("webmaster@{}", self.origin.host()));
            xml.leaf("earliestDatestamp", &[], "2000-01-01");
            xml.leaf("deletedRecord", &[], "persistent");
            xml.leaf("granularity", &[], "YYYY-MM-DD");
        });
    }

    fn formats(&self, xml: &mut Xml, id: Option<&str>) -> Result<(), PageError> {
        if let Some(id) = id
            && !self.exists(id)?
        {
            xml.leaf("error", &[("code", "idDoesNotExist")], &format!("there is no record `{id}`"));
            return Ok(());
        }
        xml.within("ListMetadataFormats", &[], |xml| {
            for format in Format::ALL {
                xml.within("metadataFormat", &[], |xml| {
                    xml.leaf("metadataPrefix", &[], format.prefix());
                    xml.leaf("schema", &[], format.schema());
                    xml.leaf("metadataNamespace", &[], format.namespace());
                });
            }
        });
        Ok(())
    }

    fn exists(&self, id: &str) -> Result<bool, PageError> {
        let Some(slug) = self.slug(id) else { return Ok(false) };
        let withdrawn = self.library.withdrawn().iter().any(|one| one.slug.as_str() == slug);
        Ok(withdrawn || self.library.read(slug)?.is_some())
    }

    /// The slug in an identifier of ours.
    fn slug<'i>(&self, id: &'i str) -> Option<&'i str> {
        id.strip_prefix("oai:")?.strip_prefix(self.origin.host())?.strip_prefix(':')
    }

    fn identifier(&self, slug: &str) -> String {
        format!("oai:{}:{slug}", self.origin.host())
    }

    fn one(&self, xml: &mut Xml, id: &str, format: Format) -> Result<(), PageError> {
        let slug = self.slug(id).unwrap_or_default();
        let found = self.library.read(slug)?.filter(|found| found.record.slug.as_str() == slug);
        let withdrawn = self.library.withdrawn().iter().find(|one| one.slug.as_str() == slug);
        match (found, withdrawn) {
            (Some(found), _) => xml.within("GetRecord", &[], |xml| self.record(xml, &found, Some(format))),
            (None, Some(one)) => xml.within("GetRecord", &[], |xml| self.deleted(xml, one, true)),
            (None, None) => xml.leaf("error", &[("code", "idDoesNotExist")], &format!("there is no record `{id}`")),
        }
        Ok(())
    }

    fn record(&self, xml: &mut Xml, found: &Selected, format: Option<Format>) {
        let header = |xml: &mut Xml| {
            xml.within("header", &[], |xml| {
                xml.leaf("identifier", &[], &self.identifier(found.record.slug.as_str()));
                xml.leaf("datestamp", &[], &moment(found.record.updated())[..10]);
                xml.leaf("setSpec", &[], &format!("type:{}", found.record.kind));
                found.record.themes.iter().for_each(|theme| xml.leaf("setSpec", &[], &format!("theme:{theme}")));
            });
        };
        match format {
            None => header(xml),
            Some(format) => xml.within("record", &[], |xml| {
                header(xml);
                xml.within("metadata", &[], |xml| format.write(xml, found, self.library, self.origin));
            }),
        }
    }

    fn deleted(&self, xml: &mut Xml, withdrawn: &record::Withdrawn, whole: bool) {
        let header = |xml: &mut Xml| {
            xml.within("header", &[("status", "deleted")], |xml| {
                xml.leaf("identifier", &[], &self.identifier(withdrawn.slug.as_str()));
                xml.leaf("datestamp", &[], &moment(withdrawn.date)[..10]);
            });
        };
        if whole { xml.within("record", &[], header) } else { header(xml) }
    }

    /// One part of a list: first the records, then what was withdrawn.
    fn list(&self, xml: &mut Xml, listing: &Listing) -> Result<(), PageError> {
        let query = listing.set.as_ref().map_or_else(SearchQuery::default, |set| self.query(set).unwrap_or_default());
        let selection = self.library.select(&query.sorted(search::Sort::Title))?;
        let selection = self.library.changed_between(&selection, listing.from, listing.until);
        let within = |date: record::PartialDate| {
            let day = moment(date);
            listing.from.is_none_or(|from| day[..10] >= *moment(from))
                && listing.until.is_none_or(|until| day[..10] <= moment(until)[..10])
        };
        let withdrawn = self.library.withdrawn().iter().filter(|one| listing.set.is_none() && within(one.date));
        let withdrawn: Vec<&record::Withdrawn> = withdrawn.collect();
        let total = selection.len() + withdrawn.len();
        if total == 0 {
            xml.leaf("error", &[("code", "noRecordsMatch")], "nothing matches these dates and this set");
            return Ok(());
        }
        let end = listing.start.saturating_add(AT_A_TIME);
        let some = self.library.selected(&selection, listing.start..end)?;
        let deleted =
            withdrawn.iter().enumerate().filter(|(place, _)| (listing.start..end).contains(&(selection.len() + place)));
        xml.within(if listing.whole { "ListRecords" } else { "ListIdentifiers" }, &[], |xml| {
            some.iter().for_each(|found| self.record(xml, found, listing.whole.then_some(listing.format)));
            deleted.for_each(|(_, one)| self.deleted(xml, one, listing.whole));
            if total > AT_A_TIME {
                let (size, cursor) = (total.to_string(), listing.start.to_string());
                let token = if end < total { listing.token(end, self.state()) } else { String::new() };
                xml.leaf("resumptionToken", &[("completeListSize", &size), ("cursor", &cursor)], &token);
            }
        });
        Ok(())
    }

    /// Names the corpus that a list is of.
    fn state(&self) -> &str {
        wording::short_digest(self.library.info())
    }

    fn sets(&self) -> Vec<Set> {
        let vocabularies = self.library.vocabularies();
        let kinds = RecordType::ALL.map(|kind| TermId::from(kind.as_str()));
        let themes = vocabularies.scheme(Scheme::Themes).terms().iter().map(|term| term.slug.clone());
        let kinds = kinds.iter().map(|kind| set(Facet::Type, kind, vocabularies)).collect::<Vec<_>>();
        let whole = [("type", "Kinds of record"), ("theme", "Themes")].map(|(spec, name)| Set {
            spec: spec.to_owned(),
            name: name.to_owned(),
            query: SearchQuery::default(),
        });
        whole.into_iter().chain(kinds).chain(themes.map(|theme| set(Facet::Theme, &theme, vocabularies))).collect()
    }

    fn query(&self, spec: &str) -> Option<SearchQuery> {
        self.sets().into_iter().find(|set| set.spec == spec).map(|set| set.query)
    }
}

fn set(facet: Facet, term: &TermId, vocabularies: &Vocabularies) -> Set {
    Set {
        spec: format!("{}:{term}", facet.name()),
        name: vocabularies.label(facet.scheme(), term.as_str(), "en").to_owned(),
        query: SearchQuery::default().with(facet, term),
    }
}

#[cfg(test)]
mod tests;
