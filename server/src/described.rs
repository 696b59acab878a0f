//! What a record says of itself to other programs: reference managers, search engines, those who follow links.

use maud::{Markup, PreEscaped, html};
use record::{PartialDate, Record, RecordType, Scheme};
use search::{Facet, Library};
use serde_json::{Value, json};

use crate::citation::{Kind, Work};
use crate::export::Form;
use crate::layout::{NAME, tagline};
use crate::origin::WebOrigin;
use crate::url;

/// The description of a page: names and contents of its `meta` elements, and linked data.
#[derive(Clone, Debug, Default)]
pub struct Described {
    /// `citation_title` and its kin, then Dublin Core.
    pub meta: Vec<(&'static str, String)>,
    pub linked_data: Value,
    /// Other forms of the same thing: media type, address, name.
    pub alternates: Vec<(&'static str, String, &'static str)>,
    /// The `Link` header by which programs find their way (FAIR Signposting).
    pub signposts: String,
}

impl Described {
    /// A record.
    pub fn record(record: &Record, library: &Library, origin: &WebOrigin) -> Self {
        let work = Work::of(record, library.vocabularies());
        let alternates = Form::ALL.map(|form| (form.media_type(), url::record_as(&record.slug, form), form.label()));
        Self {
            meta: [highwire(record, &work, origin), dublin_core(record, &work, library, origin)].concat(),
            linked_data: linked_data(record, &work, library, origin),
            signposts: signposts(record, origin),
            alternates: alternates.to_vec(),
        }
    }

    /// The site as a whole, and how it is searched.
    pub fn site(origin: &WebOrigin) -> Self {
        let target = json!({"@type": "EntryPoint", "urlTemplate": origin.of("/search?q={search_term_string}")});
        let action =
            json!({"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"});
        let linked_data = json!({
            "@context": "https://schema.org", "@type": "WebSite", "name": NAME, "description": tagline(),
            "url": origin.of("/"), "potentialAction": action, "license": url::LICENCE,
        });
        Self { linked_data, ..Self::default() }
    }
}

/// Linked data in a page. It is no script: nothing runs it, and no sign of it can end the element.
pub fn data_block(data: &Value) -> Markup {
    let text = data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    html! { @if !data.is_null() { script type="application/ld+json" { (PreEscaped(text)) } } }
}

/// The tags that Google Scholar and Zotero read.
fn highwire(record: &Record, work: &Work, origin: &WebOrigin) -> Vec<(&'static str, String)> {
    let mut meta = vec![("citation_title", work.title.clone())];
    meta.extend(work.authors.iter().map(|author| ("citation_author", author.clone())));
    meta.extend(work.date.map(|date| ("citation_publication_date", date.to_string().replace('-', "/"))));
    if work.kind == Kind::Entry {
        meta.push(("citation_publisher", NAME.to_owned()));
    } else {
        meta.extend(work.authors.first().map(|author| ("citation_technical_report_institution", author.clone())));
        meta.extend(work.symbol().map(|symbol| ("citation_technical_report_number", symbol.to_owned())));
    }
    meta.push(("citation_language", record.language.to_string()));
    meta.push(("citation_public_url", origin.of(&work.record)));
    meta
}

fn dublin_core(record: &Record, work: &Work, library: &Library, origin: &WebOrigin) -> Vec<(&'static str, String)> {
    let vocabularies = library.vocabularies();
    let mut meta = vec![("DC.title", record.title.clone())];
    meta.extend(work.authors.iter().map(|author| ("DC.creator", author.clone())));
    meta.extend(work.date.map(|date| ("DC.date", date.to_string())));
    meta.push(("DC.identifier", origin.of(&work.record)));
    meta.extend(work.symbols.iter().map(|symbol| ("DC.identifier", symbol.to_string())));
    let kind = vocabularies.label(Scheme::RecordTypes, record.kind.as_str(), "en");
    meta.push(("DC.type", kind.to_owned()));
    for (facet, name) in [(Facet::Theme, "DC.subject"), (Facet::Country, "DC.coverage")] {
        let label = |term: &record::TermId| (name, vocabularies.label(facet.scheme(), term.as_str(), "en").to_owned());
        meta.extend(facet.values(record, vocabularies).iter().filter(|term| term.as_str() != "WLD").map(label));
    }
    meta.push(("DC.language", record.language.to_string()));
    meta.push(("DC.publisher", NAME.to_owned()));
    meta.push(("DC.rights", url::LICENCE.to_owned()));
    meta
}

/// What schema.org calls a kind of record.
fn schema_type(kind: RecordType) -> &'static str {
    match kind {
        RecordType::Mechanism => "Organization",
        RecordType::Instrument => "Legislation",
        RecordType::Guidance | RecordType::Policy | RecordType::Report => "Report",
        RecordType::Event => "Event",
        RecordType::Case | RecordType::GoodPractice => "Article",
    }
}

fn linked_data(record: &Record, work: &Work, library: &Library, origin: &WebOrigin) -> Value {
    let address = origin.of(&work.record);
    let mut thing = json!({
        "@type": schema_type(record.kind), "@id": address, "url": address, "name": record.title,
        "identifier": work.symbols.iter().map(ToString::to_string).collect::<Vec<_>>(),
    });
    let mut set = |name: &str, value: Value| thing[name] = value;
    if !record.aliases.is_empty() {
        set("alternateName", json!(record.aliases));
    }
    let vocabularies = library.vocabularies();
    let label = |scheme: Scheme, term: &record::TermId| vocabularies.label(scheme, term.as_str(), "en").to_owned();
    let places = record.countries.iter().filter(|country| country.as_str() != "WLD");
    let places: Vec<Value> =
        places.map(|country| json!({"@type": "Country", "name": label(Scheme::Countries, country)})).collect();
    let themes: Vec<String> = record.themes.iter().map(|theme| label(Scheme::Themes, theme)).collect();
    let date = |date: Option<PartialDate>| json!(date.map(|date| date.to_string()));
    let dates = &record.dates;
    match record.kind {
        RecordType::Mechanism => {
            set("foundingDate", date(dates.created));
            set("areaServed", json!(places));
            set("knowsAbout", json!(themes));
        }
        RecordType::Event => {
            set("startDate", date(dates.held));
            set("endDate", date(dates.until));
            set("eventStatus", json!("https://schema.org/EventScheduled"));
            set("location", json!({"@type": "Place", "name": record.event.place.as_deref().unwrap_or("Not stated")}));
            set("keywords", json!(themes));
        }
        kind => {
            set("headline", json!(record.title));
            set("datePublished", date(work.date));
            set("dateModified", json!(record.updated()));
            set("inLanguage", json!(record.language));
            set("license", json!(url::LICENCE));
            set("keywords", json!(themes));
            set("spatialCoverage", json!(places));
            set("author", work.authors.iter().map(|author| json!({"@type": "Organization", "name": author})).collect());
            if let (RecordType::Guidance | RecordType::Policy | RecordType::Report, Some(symbol)) =
                (kind, work.symbol())
            {
                set("reportNumber", json!(symbol));
            }
            if let (RecordType::Instrument, Some(symbol)) = (kind, work.symbol()) {
                set("legislationIdentifier", json!(symbol));
                set("legislationDate", date(dates.adopted));
            }
        }
    }
    let step = |place: usize, name: &str, path: &str| json!({"@type": "ListItem", "position": place, "name": name, "item": origin.of(path)});
    let kind = vocabularies.label(Scheme::RecordTypes, record.kind.as_str(), "en");
    let all = url::search_for(Facet::Type, &record.kind.as_str().into());
    let steps = [step(1, NAME, "/"), step(2, kind, &all), step(3, &record.title, &work.record)];
    json!({"@context": "https://schema.org", "@graph": [thing, {"@type": "BreadcrumbList", "itemListElement": steps}]})
}

fn signposts(record: &Record, origin: &WebOrigin) -> String {
    let described = [Form::Csl, Form::Ris, Form::Bibtex].map(|form| {
        let address = origin.of(&url::record_as(&record.slug, form));
        format!("<{address}>; rel=\"describedby\"; type=\"{}\"", form.media_type())
    });
    let whole = format!("<{}>; rel=\"item\"; type=\"application/json\"", origin.of(&url::record_json(&record.slug)));
    let first = [
        format!("<{}>; rel=\"cite-as\"", origin.of(&url::record(&record.slug))),
        format!("<https://schema.org/{}>; rel=\"type\"", schema_type(record.kind)),
        "<https://schema.org/AboutPage>; rel=\"type\"".to_owned(),
        format!("<{}>; rel=\"license\"", url::LICENCE),
    ];
    first.into_iter().chain(described).chain([whole]).collect::<Vec<_>>().join(", ")
}

/// A hit in a list as reference managers find it there (COinS).
pub fn coins(work: &Work, origin: &WebOrigin) -> String {
    let mut pairs = vec![
        ("ctx_ver", "Z39.88-2004".to_owned()),
        ("rfr_id", format!("info:sid/{}", NAME.to_lowercase())),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:book".to_owned()),
        ("rft.genre", if work.kind == Kind::Entry { "document" } else { "report" }.to_owned()),
        ("rft.title", work.title.clone()),
    ];
    pairs.extend(work.authors.iter().map(|author| ("rft.aucorp", author.clone())));
    pairs.extend(work.date.map(|date| ("rft.date", date.to_string())));
    pairs.extend(work.symbol().map(|symbol| ("rft.series", symbol.to_owned())));
    pairs.push(("rft_id", work.address.clone().unwrap_or_else(|| origin.of(&work.record))));
    url::pairs_encoded(&pairs)
}

#[cfg(test)]
mod tests {
    use super::data_block;
    use crate::testing::{attribute, get, text};
    use serde_json::{Value, json};

    #[tokio::test]
    async fn a_record_describes_itself_to_reference_managers() {
        let page = get("/records/case-test").await;
        let content = |name: &str| attribute(&page.body, &format!("meta[name=\"{name}\"]"), "content");
        assert_eq!(content("citation_title"), ["A case on access: case-test"]);
        assert_eq!(content("citation_technical_report_number"), ["E/2000/1"]);
        assert_eq!(content("citation_publication_date"), ["2003/05"]);
        assert!(content("DC.identifier").contains(&"http://localhost/records/case-test".to_owned()));
        assert_eq!(attribute(&page.body, "[rel=canonical]", "href"), ["http://localhost/records/case-test"]);
        let others = attribute(&page.body, "link[hreflang]", "href");
        assert!(others.contains(&"http://localhost/fr/records/case-test".to_owned()), "{others:?}");
        assert!(page.header("link").contains("rel=\"cite-as\"") && page.header("link").contains("rel=\"describedby\""));
    }

    #[tokio::test]
    async fn linked_data_is_data() {
        for address in ["/", "/records/coi-burundi-2016", "/records/case-test", "/records/gp-handover"] {
            let page = get(address).await;
            let blocks = text(&page.body, "script[type='application/ld+json']");
            assert_eq!(blocks.len(), 1, "{address}");
            assert_eq!(serde_json::from_str::<Value>(&blocks[0]).unwrap()["@context"], "https://schema.org");
            assert!(text(&page.body, "script:not([type]):not([src])").is_empty());
        }
    }

    #[test]
    fn no_text_ends_the_block() {
        let html = data_block(&json!({"name": "</script><script>alert(1)</script>&"})).into_string();
        assert_eq!(html.matches("</script>").count(), 1, "{html}");
    }

    #[tokio::test]
    async fn every_hit_carries_coins() {
        let page = get("/search?q=case").await;
        let coins = attribute(&page.body, ".Z3988", "title");
        assert_eq!(coins.len(), 2);
        assert!(
            coins[0].starts_with("ctx_ver=Z39.88-2004&") && coins[0].contains("rft.series=E/2000/1"),
            "{}",
            coins[0]
        );
    }
}
