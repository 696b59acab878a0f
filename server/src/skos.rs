//! The vocabularies for other programs: SKOS as Turtle and as JSON-LD, and CSV.

use record::{Scheme, Term, Vocabularies, Vocabulary};
use serde_json::{Value, json};

use crate::origin::WebOrigin;
use crate::{url, wording};

/// A form a vocabulary comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkosForm {
    Turtle,
    JsonLd,
    Csv,
}

impl SkosForm {
    pub const ALL: [Self; 3] = [Self::Turtle, Self::JsonLd, Self::Csv];

    pub fn ending(self) -> &'static str {
        match self {
            Self::Turtle => "ttl",
            Self::JsonLd => "jsonld",
            Self::Csv => "csv",
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Turtle => "SKOS (Turtle)",
            Self::JsonLd => "SKOS (JSON-LD)",
            Self::Csv => "CSV",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Turtle => "text/turtle; charset=utf-8",
            Self::JsonLd => "application/ld+json",
            Self::Csv => "text/csv; charset=utf-8; header=present",
        }
    }

    pub fn write(self, scheme: Scheme, vocabularies: &Vocabularies, origin: &WebOrigin) -> String {
        let skos = Skos { scheme, vocabulary: vocabularies.scheme(scheme), origin };
        match self {
            Self::Turtle => skos.turtle(),
            Self::JsonLd => skos.json_ld().to_string(),
            Self::Csv => csv(vocabularies.scheme(scheme)),
        }
    }
}

struct Skos<'a> {
    scheme: Scheme,
    vocabulary: &'a Vocabulary,
    origin: &'a WebOrigin,
}

impl Skos<'_> {
    fn address(&self, scheme: Scheme) -> String {
        self.origin.of(&url::vocabulary(scheme))
    }

    fn concept(&self, scheme: Scheme, term: &str) -> String {
        format!("{}#{term}", self.address(scheme))
    }

    /// The wider term and how it is related: a country lies in a region, which is of another vocabulary.
    fn broader(&self, term: &Term) -> Option<(&'static str, String)> {
        let broader = term.broader.as_ref()?.as_str();
        Some(match self.scheme {
            Scheme::Countries => ("broadMatch", self.concept(Scheme::Regions, broader)),
            scheme => ("broader", self.concept(scheme, broader)),
        })
    }

    fn turtle(&self) -> String {
        let scheme = self.address(self.scheme);
        let mut text = format!(
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix dct: <http://purl.org/dc/terms/> .\n\n<{scheme}> a \
             skos:ConceptScheme ;\n  dct:title {} ;\n  dct:license <{}> .\n",
            literal(wording::vocabulary(self.scheme), Some("en")),
            url::LICENCE
        );
        for term in self.vocabulary.terms() {
            text.push_str(&format!("\n<{}> a skos:Concept", self.concept(self.scheme, term.slug.as_str())));
            let mut say = |what: &str, value: String| text.push_str(&format!(" ;\n  {what} {value}"));
            say("skos:inScheme", format!("<{scheme}>"));
            notations(term).for_each(|notation| say("skos:notation", literal(notation, None)));
            term.label.iter().for_each(|(language, label)| say("skos:prefLabel", literal(label, Some(language))));
            term.aliases.iter().for_each(|alias| say("skos:altLabel", literal(alias, Some("mul"))));
            term.note.iter().for_each(|note| say("skos:scopeNote", literal(note, Some("en"))));
            match self.broader(term) {
                Some((relation, wider)) => say(&format!("skos:{relation}"), format!("<{wider}>")),
                None => say("skos:topConceptOf", format!("<{scheme}>")),
            }
            addresses(&term.exact).for_each(|same| say("skos:exactMatch", format!("<{same}>")));
            addresses(&term.related).for_each(|near| say("skos:relatedMatch", format!("<{near}>")));
            text.push_str(" .\n");
        }
        text
    }

    fn json_ld(&self) -> Value {
        let scheme = self.address(self.scheme);
        let concept = |term: &Term| {
            let mut concept = json!({
                "@id": self.concept(self.scheme, term.slug.as_str()), "@type": "Concept", "inScheme": scheme,
                "notation": notations(term).collect::<Vec<_>>(), "prefLabel": term.label,
                "altLabel": {"mul": term.aliases},
            });
            term.note.iter().for_each(|note| concept["scopeNote"] = json!({ "en": note }));
            match self.broader(term) {
                Some((relation, wider)) => concept[relation] = json!(wider),
                None => concept["topConceptOf"] = json!(scheme),
            }
            concept["exactMatch"] = addresses(&term.exact).collect();
            concept["relatedMatch"] = addresses(&term.related).collect();
            concept
        };
        let own = json!({
            "@id": scheme, "@type": "ConceptScheme", "title": {"en": wording::vocabulary(self.scheme)}, "license": url::LICENCE,
        });
        let graph: Vec<Value> = [own].into_iter().chain(self.vocabulary.terms().iter().map(concept)).collect();
        json!({"@context": context(), "@graph": graph})
    }
}

/// What the names in the JSON-LD mean, in the document itself: nobody need fetch it.
fn context() -> Value {
    let by_language = |id: &str| json!({"@id": id, "@container": "@language"});
    let link = |id: &str| json!({"@id": id, "@type": "@id"});
    json!({
        "skos": "http://www.w3.org/2004/02/skos/core#", "dct": "http://purl.org/dc/terms/",
        "Concept": "skos:Concept", "ConceptScheme": "skos:ConceptScheme", "notation": "skos:notation",
        "prefLabel": by_language("skos:prefLabel"), "altLabel": by_language("skos:altLabel"),
        "scopeNote": by_language("skos:scopeNote"), "title": by_language("dct:title"), "license": link("dct:license"),
        "inScheme": link("skos:inScheme"), "topConceptOf": link("skos:topConceptOf"), "broader": link("skos:broader"),
        "broadMatch": link("skos:broadMatch"), "exactMatch": link("skos:exactMatch"),
        "relatedMatch": link("skos:relatedMatch"),
    })
}

/// Its own slug, which for a country is its ISO 3166-1 alpha-3 code, then its alpha-2 and M49 codes.
fn notations(term: &Term) -> impl Iterator<Item = &str> {
    [Some(term.slug.as_str()), term.iso2.as_deref(), term.m49.as_deref()].into_iter().flatten()
}

/// What stands elsewhere, as far as it can stand in Turtle.
fn addresses(matches: &[String]) -> impl Iterator<Item = &str> {
    let address = |text: &&str| text.starts_with("http") && !text.contains([' ', '<', '>', '"', '\\']);
    matches.iter().map(String::as_str).filter(address)
}

/// A text as Turtle has it.
fn literal(text: &str, language: Option<&str>) -> String {
    let mut escaped = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            c => escaped.push(c),
        }
    }
    language.map_or_else(|| format!("\"{escaped}\""), |language| format!("\"{escaped}\"@{language}"))
}

fn csv(vocabulary: &Vocabulary) -> String {
    let languages = ["en", "fr", "es", "ar", "ru", "zh"];
    let names = ["slug", "iso2", "m49", "broader"].map(str::to_owned).to_vec();
    let labels = languages.map(|language| format!("label_{language}"));
    let first = [names, labels.to_vec(), ["aliases", "note", "exact", "related"].map(str::to_owned).to_vec()].concat();
    let mut text = format!("\u{feff}{}", crate::export::csv_row(&first));
    for term in vocabulary.terms() {
        let plain = |text: &Option<String>| text.clone().unwrap_or_default();
        let broader = term.broader.as_ref().map(ToString::to_string).unwrap_or_default();
        let mut cells = vec![term.slug.to_string(), plain(&term.iso2), plain(&term.m49), broader];
        cells.extend(languages.map(|language| term.label.get(language).cloned().unwrap_or_default()));
        cells.extend([term.aliases.join("; "), plain(&term.note), term.exact.join("; "), term.related.join("; ")]);
        text.push_str(&crate::export::csv_row(&cells));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::literal;
    use crate::testing::get;
    use serde_json::Value;

    #[tokio::test]
    async fn a_vocabulary_comes_as_skos_and_as_a_table() {
        let turtle = get("/vocabularies/countries.ttl").await;
        assert_eq!(turtle.header("content-type"), "text/turtle; charset=utf-8");
        assert!(turtle.body.contains("<http://localhost/vocabularies/countries#BDI> a skos:Concept"));
        assert!(turtle.body.contains("skos:prefLabel \"بوروندي\"@ar"));
        assert!(turtle.body.contains("skos:broadMatch <http://localhost/vocabularies/regions#014>"));
        let json: Value = serde_json::from_str(&get("/vocabularies/regions.jsonld").await.body).unwrap();
        assert_eq!(json["@graph"][2]["broader"], "http://localhost/vocabularies/regions#002");
        assert!(get("/vocabularies/themes.csv").await.body.contains("\r\nfact-finding,,,,Fact-finding and inquiry,"));
        let themes = get("/vocabularies/themes.ttl").await.body;
        assert!(themes.contains("skos:relatedMatch <http://metadata.un.org/sdg/16.3>"), "{themes}");
        assert_eq!(get("/vocabularies/themes").await.status, 200);
        assert_eq!(get("/vocabularies/nosuch.ttl").await.status, 404);
    }

    #[test]
    fn texts_do_not_end_early() {
        assert_eq!(literal("a \"b\" \\ \n", Some("en")), r#""a \"b\" \\ \n"@en"#);
    }
}
