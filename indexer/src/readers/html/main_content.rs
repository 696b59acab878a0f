//! The main content of a page: what its author marked as such, or else where most of the running text stands.

use std::collections::{HashMap, HashSet};

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Node, Selector};

use super::{PARAGRAPHS, SKIPPED};

/// Names of classes and identifiers of what stands around the text, by their words.
const AROUND: [&str; 62] = [
    "nav",
    "navbar",
    "navigation",
    "menu",
    "menus",
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "sidebars",
    "widget",
    "widgets",
    "footer",
    "masthead",
    "comment",
    "comments",
    "commentaires",
    "comentarios",
    "respond",
    "reply",
    "disqus",
    "share",
    "sharing",
    "shares",
    "social",
    "socials",
    "sharedaddy",
    "related",
    "relacionadas",
    "recommended",
    "recommendations",
    "recirculation",
    "more",
    "promo",
    "promos",
    "advert",
    "advertisement",
    "ads",
    "ad",
    "sponsor",
    "sponsored",
    "newsletter",
    "subscribe",
    "subscription",
    "signup",
    "login",
    "cookie",
    "cookies",
    "consent",
    "popup",
    "modal",
    "banner",
    "pagination",
    "pager",
    "tags",
    "tagcloud",
    "taglist",
    "toolbar",
    "print",
    "skip",
    "outbrain",
    "taboola",
    "byline",
];

/// Letters of running text below which a page has no marked content worth its mark.
const ENOUGH: usize = 200;

/// The root of the content, and the elements inside it that are none.
pub(super) struct Main<'a> {
    pub root: ElementRef<'a>,
    around: HashSet<NodeId>,
    whole: bool,
}

impl<'a> Main<'a> {
    /// The whole of a page.
    pub fn whole(page: &'a Html) -> Self {
        Self { root: page.root_element(), around: HashSet::new(), whole: true }
    }

    pub fn is_whole(&self) -> bool {
        self.whole
    }

    pub fn leaves_out(&self, element: ElementRef) -> bool {
        self.around.contains(&element.id())
    }
}

pub(super) fn find(page: &Html) -> Main<'_> {
    let body = select(page, "body").next().unwrap_or_else(|| page.root_element());
    let weights = Weights::of(body);
    let around = around(body, &weights);
    let marked = ["[itemprop=articleBody]", "article", "main", "[role=main]"].iter();
    let marked = marked.filter_map(|selector| heaviest(page, selector, &weights, &around));
    let little = weights.of_element(body) < ENOUGH;
    let enough = |root: &ElementRef| {
        if little {
            return root.text().any(|text| !text.trim().is_empty());
        }
        weights.of_element(*root) >= ENOUGH && weights.of_element(*root) * 3 >= weights.of_element(body)
    };
    let mut marked = marked.filter(enough);
    let dense = || densest(body, &weights, &around).filter(|_| !little);
    let root = marked.next().or_else(dense).unwrap_or(body);
    Main { root, around, whole: false }
}

fn select<'a>(page: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).ok();
    selector.into_iter().flat_map(|selector| page.select(&selector).collect::<Vec<_>>())
}

fn heaviest<'a>(page: &'a Html, selector: &str, weights: &Weights, around: &HashSet<NodeId>) -> Option<ElementRef<'a>> {
    let inside = |element: &ElementRef| element.ancestors().all(|ancestor| !around.contains(&ancestor.id()));
    select(page, selector).filter(inside).max_by_key(|element| weights.of_element(*element))
}

/// How much running text stands in each element: letters of paragraphs that are not links.
struct Weights(HashMap<NodeId, usize>);

impl Weights {
    fn of(body: ElementRef) -> Self {
        let mut weights = HashMap::new();
        for element in body.descendants().filter_map(ElementRef::wrap) {
            let paragraph = PARAGRAPHS.contains(&element.value().name()) || holds_text(element);
            if !paragraph {
                continue;
            }
            let letters = own_letters(element);
            if letters < 40 {
                continue;
            }
            for ancestor in element.ancestors().chain(std::iter::once(*element)) {
                *weights.entry(ancestor.id()).or_insert(0) += letters;
            }
        }
        Self(weights)
    }

    fn of_element(&self, element: ElementRef) -> usize {
        self.0.get(&element.id()).copied().unwrap_or_default()
    }
}

/// Whether text stands in an element directly, as where lines are parted by `<br>`.
fn holds_text(element: ElementRef) -> bool {
    let direct = element.children().filter_map(|child| child.value().as_text());
    !SKIPPED.contains(&element.value().name()) && direct.map(|text| text.trim().len()).sum::<usize>() > 60
}

/// The letters of an element's text outside links, and outside paragraphs inside it.
fn own_letters(element: ElementRef) -> usize {
    let mut letters = 0;
    let mut open = vec![*element];
    while let Some(node) = open.pop() {
        for child in node.children() {
            match child.value() {
                Node::Text(text) => letters += text.trim().chars().count(),
                Node::Element(inner)
                    if inner.name() != "a"
                        && !SKIPPED.contains(&inner.name())
                        && !PARAGRAPHS.contains(&inner.name()) =>
                {
                    open.push(child);
                }
                _ => {}
            }
        }
    }
    letters
}

/// Elements whose names say that they stand around the text, unless most of the text stands in them.
fn around(body: ElementRef, weights: &Weights) -> HashSet<NodeId> {
    let whole = weights.of_element(body);
    let light = |element: &ElementRef| weights.of_element(*element) * 2 <= whole;
    let elements = body.descendants().skip(1).filter_map(ElementRef::wrap);
    elements.filter(|element| named_around(*element)).filter(light).map(|element| element.id()).collect()
}

fn named_around(element: ElementRef) -> bool {
    let about = element.value();
    if matches!(about.name(), "html" | "body" | "article" | "main" | "p" | "h1" | "h2" | "h3") {
        return false;
    }
    let hidden = about.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    let role = about.attr("role").is_some_and(|role| {
        matches!(role, "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog")
    });
    let names = [about.attr("class"), about.attr("id")].into_iter().flatten().flat_map(words);
    hidden || role || names.into_iter().any(|word| AROUND.contains(&word.as_str()))
}

/// The words of names such as `entry-content relatedPosts`.
fn words(names: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before_small = false;
    for c in names.chars() {
        let starts = c.is_uppercase() && before_small;
        if !c.is_alphabetic() || starts {
            words.push(String::new());
        }
        if c.is_alphabetic() {
            words.last_mut().into_iter().for_each(|word| word.extend(c.to_lowercase()));
        }
        before_small = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The smallest element that still holds most of the running text.
fn densest<'a>(body: ElementRef<'a>, weights: &Weights, around: &HashSet<NodeId>) -> Option<ElementRef<'a>> {
    let kept = |element: &ElementRef| !around.contains(&element.id()) && !SKIPPED.contains(&element.value().name());
    let left_out: usize = outermost(body, around).map(|element| weights.of_element(element)).sum();
    let whole = weights.of_element(body).saturating_sub(left_out);
    let mut root = body;
    loop {
        let children = root.children().filter_map(ElementRef::wrap).filter(kept);
        let next = children.max_by_key(|child| weights.of_element(*child))?;
        let paragraph = PARAGRAPHS.contains(&next.value().name()) && next.value().name() != "td";
        if paragraph || weights.of_element(next) * 10 < whole * 6 {
            return Some(root);
        }
        root = next;
    }
}

fn outermost<'a>(body: ElementRef<'a>, around: &'a HashSet<NodeId>) -> impl Iterator<Item = ElementRef<'a>> {
    let elements = body.descendants().filter_map(ElementRef::wrap).filter(|element| around.contains(&element.id()));
    elements.filter(|element| element.ancestors().all(|ancestor| !around.contains(&ancestor.id())))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_are_taken_apart() {
        assert_eq!(words("entry-content relatedPosts2 HEAD"), ["entry", "content", "related", "posts", "head"]);
    }
}
