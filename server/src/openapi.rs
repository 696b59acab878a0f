//! The interface for programs, described as OpenAPI 3.1. The parameters of a search come from the table of facets.

use search::{FACETS, PER_PAGE, Sort};
use serde_json::{Value, json};

use crate::completions::SUGGESTIONS;
use crate::export::Form;
use crate::layout::{NAME, tagline};
use crate::origin::WebOrigin;
use crate::{url, wording};

/// The document.
pub fn document(origin: &WebOrigin) -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": NAME, "version": env!("CARGO_PKG_VERSION"),
            "description": format!("{}. Reading only; no key, no cookie, no log of what is asked.", tagline()),
            "license": {"name": "CC BY 4.0", "url": url::LICENCE},
        },
        "servers": [{"url": origin.of("")}],
        "paths": paths(),
        "components": {"schemas": schemas()},
    })
}

fn paths() -> Value {
    let walked = [search_parameters(), cursor()].concat();
    let mut paths = json!({
        "/search.json": {"get": {
            "operationId": "search", "summary": "Search the records",
            "description": "One page of what is found, with exact counts. `next` leads to the page behind it while the \
                            collection stays as it is; when it has changed, the answer is 410 and the walk begins anew.",
            "parameters": walked,
            "responses": {
                "200": answer("What was found", "application/json", reference("Results")),
                "400": too_deep(),
                "410": problem("The collection has changed since the walk began"),
            },
        }},
        "/records/{slug}.json": {"get": {
            "operationId": "record", "summary": "One record with its passages, citations and links",
            "parameters": [slug()],
            "responses": {
                "200": answer("The record", "application/json", reference("Record")),
                "301": {"description": "The record has another slug now"},
                "404": problem("There is no such record"),
                "410": problem("The record was withdrawn"),
            },
        }},
        "/complete.json": {"get": {
            "operationId": "complete", "summary": "Names that begin as was typed: records, terms, symbols",
            "parameters": [typed()],
            "responses": {"200": answer("Names", "application/json", reference("Completions"))},
        }},
        "/suggest.json": {"get": {
            "operationId": "suggest", "summary": "The same for the search box of a browser (OpenSearch Suggestions)",
            "parameters": [typed()],
            "responses": {"200": answer("What was typed, names, kinds, addresses", SUGGESTIONS, json!({
                "type": "array", "minItems": 4, "maxItems": 4,
                "items": {"anyOf": [{"type": "string"}, texts()]},
            }))},
        }},
        "/search.atom": {"get": {
            "operationId": "feed", "summary": "What a search finds, last changed first, as Atom",
            "parameters": search_parameters(),
            "responses": {"200": answer("A feed", "application/atom+xml", json!({"type": "string"})), "400": page_too_deep()},
        }},
    });
    for form in Form::ALL {
        let kind = form.media_type().split(';').next().unwrap_or_default();
        let too_deep = if form == Form::Csl { too_deep() } else { page_too_deep() };
        let content = json!({"200": answer(form.label(), kind, form_schema(form)), "400": too_deep});
        paths[format!("/search.{}", form.ending())] = json!({"get": {
            "operationId": format!("search_{}", form.ending().replace('.', "_")),
            "summary": format!("Everything a search finds, as {}", form.label()),
            "parameters": search_parameters(), "responses": content,
        }});
        paths[format!("/records/{{slug}}.{}", form.ending())] = json!({"get": {
            "operationId": format!("record_{}", form.ending().replace('.', "_")),
            "summary": format!("One record as {}", form.label()),
            "parameters": [slug()],
            "responses": {
                "200": content["200"], "301": {"description": "The record has another slug now"},
                "404": {"description": "There is no such record"}, "410": {"description": "The record was withdrawn"},
            },
        }});
    }
    paths
}

fn form_schema(form: Form) -> Value {
    match form {
        Form::Csl => json!({"type": "array", "items": {"type": "object"}}),
        _ => json!({"type": "string"}),
    }
}

fn answer(description: &str, kind: &str, schema: Value) -> Value {
    json!({"description": description, "content": {kind: {"schema": schema}}})
}

fn problem(description: &str) -> Value {
    answer(description, "application/problem+json", reference("Problem"))
}

fn too_deep() -> Value {
    problem(TOO_DEEP)
}

fn page_too_deep() -> Value {
    answer(TOO_DEEP, "text/html", json!({"type": "string"}))
}

const TOO_DEEP: &str = "The page asked for is behind the last one that is given";

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn slug() -> Value {
    let schema = json!({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "minLength": 2, "maxLength": 80});
    json!({"name": "slug", "in": "path", "required": true, "schema": schema, "example": "coi-burundi-2016"})
}

fn typed() -> Value {
    json!({"name": "q", "in": "query", "description": "The beginning of a name", "schema": {"type": "string"}})
}

fn texts() -> Value {
    json!({"type": "array", "items": {"type": "string"}})
}

fn cursor() -> Vec<Value> {
    let about = "Where to go on, as `next` gave it. It takes the place of `page`.";
    vec![json!({"name": "cursor", "in": "query", "description": about, "schema": {"type": "string"}})]
}

/// What a search takes. Nothing a reader types is an error: what cannot be read is ignored, with a complaint in the answer.
fn search_parameters() -> Vec<Value> {
    let parameter = |name: &str, about: &str, schema: Value| json!({"name": name, "in": "query", "description": about, "schema": schema});
    let several = json!({"type": "array", "items": {"type": "string"}});
    let mut all = vec![parameter("q", "Words, phrases, fields or a symbol; see /help", json!({"type": "string"}))];
    all.extend(FACETS.iter().map(|row| parameter(row.name, wording::facet_help(row.facet), several.clone())));
    let year = json!({"type": "integer", "minimum": 1800, "maximum": 2199});
    all.push(parameter("from", "Records that cover this year or later ones", year.clone()));
    all.push(parameter("to", "Records that cover this year or earlier ones", year));
    let orders = Sort::ALL.map(Sort::name);
    all.push(parameter("sort", "The order", json!({"type": "string", "enum": orders})));
    all.push(parameter("page", "The page, from 1", json!({"type": "integer", "minimum": 1, "maximum": url::DEEPEST})));
    all.push(parameter("per_page", "How many records a page has", json!({"type": "integer", "enum": PER_PAGE})));
    all
}

fn schemas() -> Value {
    let text = json!({"type": "string"});
    let texts = texts();
    let number = json!({"type": "integer"});
    let maybe = |kind: &str| json!({"type": [kind, "null"]});
    let object = |required: &[&str], properties: Value| json!({"type": "object", "required": required, "properties": properties});
    let list = |of: &str| json!({"type": "array", "items": reference(of)});
    json!({
        "Problem": object(&["title", "status", "detail"], json!({"type": text, "title": text, "status": number, "detail": text})),
        "Index": object(&["digest", "built", "records"], json!({"digest": text, "built": text, "records": number})),
        "Results": object(
            &["query", "total", "page", "per_page", "hits", "facets", "complaints", "did_you_mean", "expanded", "next", "index"],
            json!({
                "query": text, "total": number, "page": number, "per_page": number, "hits": list("Hit"),
                "facets": list("Facet"), "complaints": texts, "did_you_mean": maybe("string"), "expanded": texts,
                "next": maybe("string"), "index": reference("Index"),
            }),
        ),
        "Hit": object(
            &["id", "type", "title", "symbols", "url", "score", "countries", "years", "snippet", "passages"],
            json!({
                "id": text, "type": text, "title": text, "symbols": texts, "url": text, "score": {"type": "number"},
                "countries": texts, "years": {"type": "array", "items": maybe("integer"), "minItems": 2, "maxItems": 2},
                "snippet": text, "passages": list("PassageHit"),
            }),
        ),
        "Completions": object(&["query", "completions"], json!({"query": text, "completions": list("Completion")})),
        "Completion": object(&["text", "kind", "url"], json!({"text": text, "kind": text, "url": text})),
        "PassageHit": object(
            &["number", "label", "page", "snippet", "url"],
            json!({"number": text, "label": text, "page": maybe("integer"), "snippet": text, "url": text}),
        ),
        "Facet": object(
            &["name", "label", "missing", "values"],
            json!({"name": text, "label": text, "missing": number, "values": list("FacetValue")}),
        ),
        "FacetValue": object(
            &["value", "label", "count", "selected", "url"],
            json!({"value": text, "label": text, "count": number, "selected": {"type": "boolean"}, "url": text}),
        ),
        "Passage": object(
            &["origin", "number", "text"],
            json!({
                "origin": {"oneOf": [{"enum": ["summary", "field"]}, object(&["source"], json!({"source": text}))]},
                "number": text, "heading": text, "page": number, "text": text,
            }),
        ),
        "Source": object(
            &["title", "publisher"],
            json!({
                "title": text, "publisher": text, "symbol": maybe("string"), "url": maybe("string"), "date": maybe("string"),
                "language": maybe("string"), "pinpoint": maybe("string"), "seen": maybe("string"), "supports": maybe("string"),
            }),
        ),
        "Link": object(&["rel", "id", "title", "url"], json!({"rel": text, "id": text, "title": text, "url": text})),
        "Record": object(
            &["slug", "type", "title", "symbols", "countries", "themes", "sources", "passages", "url", "linked", "citations", "index"],
            json!({
                "slug": text, "type": text, "title": text, "symbols": texts, "countries": texts, "themes": texts,
                "sources": list("Source"), "passages": list("Passage"), "url": text, "linked": list("Link"),
                "citations": object(&["un", "oscola", "chicago", "apa"], json!({"un": text, "oscola": text, "chicago": text, "apa": text})),
                "index": reference("Index"),
            }),
        ),
    })
}
