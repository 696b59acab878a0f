use maud::{Markup, html};
use search::{PER_PAGE, SearchQuery, Sort};

use crate::{s, t, url};

/// The search box in the head of a page.
pub fn small_search() -> Markup {
    html! {
        search {
            form.small action=(url::SEARCH) {
                label.vh for="q" { (t!("search-records")) }
                input #q type="search" name="q" autocomplete="off" placeholder=(s!("search-button"));
                button { (t!("search-button")) }
            }
        }
    }
}

/// Names a reader may mean, for browsers that offer them without script.
pub fn well_known(names: &[String]) -> Markup {
    html! { datalist #names { @for name in names { option value=(name); } } }
}

/// A large search box: words, and nothing to choose yet.
pub fn large_search(names: &[String]) -> Markup {
    html! {
        search {
            form.large action=(url::SEARCH) {
                label for="q" { (t!("search-everything")) }
                div.line {
                    input #q type="search" name="q" autocomplete="off" list="names" placeholder=(s!("search-example"));
                    button { (t!("search-button")) }
                }
                (well_known(names))
            }
        }
    }
}

/// A search box that stays within a place or a theme.
pub fn search_within(within: &SearchQuery, name: &str) -> Markup {
    html! {
        search {
            form.within action=(url::SEARCH) {
                (hidden(within, &[]))
                label for="within" { (t!("search-in", name = name)) }
                div.line {
                    input #within type="search" name="q" autocomplete="off";
                    button { (t!("search-button")) }
                }
            }
        }
    }
}

/// The whole form above results. Filters stay; a new question begins on its first page.
pub fn full_search(query: &SearchQuery, names: &[String]) -> Markup {
    html! {
        search {
            form.full action=(url::SEARCH) {
                (hidden(query, &["q", "verbatim", "from", "to", "sort", "per_page"]))
                div.words {
                    label for="q" { (t!("search-for")) }
                    div.line {
                        input #q type="search" name="q" value=(query.text()) autocomplete="off" list="names" placeholder=(s!("search-example"));
                        button { (t!("search-button")) }
                    }
                    (well_known(names))
                }
                (years(query))
                (order(query))
            }
        }
    }
}

fn years(query: &SearchQuery) -> Markup {
    let (from, to) = query.years();
    let year = |id: &str, label: &str, year: Option<u16>| {
        html! {
            label for=(id) { (label) }
            input.year id=(id) name=(id) value=[year] inputmode="numeric" size="4" autocomplete="off";
        }
    };
    html! { div.field { (year("from", s!("search-years-from"), from)) (year("to", s!("search-years-to"), to)) } }
}

fn order(query: &SearchQuery) -> Markup {
    html! {
        div.field {
            label for="sort" { (t!("search-order")) }
            select #sort name="sort" {
                @for sort in Sort::ALL {
                    option value=(sort.name()) selected[sort == query.sort()] { (sort_label(sort)) }
                }
            }
        }
        div.field {
            label for="per_page" { (t!("search-per-page")) }
            select #per_page name="per_page" {
                @for number in PER_PAGE { option selected[number == query.per_page()] { (number) } }
            }
        }
    }
}

fn sort_label(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => s!("sort-relevance"),
        Sort::Newest => s!("sort-newest"),
        Sort::Oldest => s!("sort-oldest"),
        Sort::Title => s!("sort-title"),
        Sort::Updated => s!("sort-updated"),
    }
}

/// What a form carries along unseen: everything of a search but its page and what the form itself asks for.
fn hidden(query: &SearchQuery, asked: &[&str]) -> Markup {
    let kept = url::pairs(&query.at_page(1)).into_iter().filter(|(name, _)| !asked.contains(name));
    html! { @for (name, value) in kept { input type="hidden" name=(name) value=(value); } }
}

#[cfg(test)]
mod tests {
    use super::{full_search, search_within, small_search};
    use crate::testing::{attribute, text};
    use search::{Facet, SearchQuery};

    #[test]
    fn filters_stay_and_the_page_does_not() {
        let query = SearchQuery::new("war").with(Facet::Country, &"BDI".into()).paged_by(50).at_page(3);
        let html = full_search(&query, &["UNITAD".to_owned()]).into_string();
        assert_eq!(attribute(&html, "[type=hidden]", "name"), ["country"]);
        assert_eq!(attribute(&html, "#q", "value"), ["war"]);
        assert_eq!(attribute(&html, "#names option", "value"), ["UNITAD"]);
        assert_eq!(text(&html, "option[selected]"), ["Best match", "50"]);
    }

    #[test]
    fn a_place_is_carried_along() {
        let html = search_within(&SearchQuery::default().with(Facet::Region, &"002".into()), "Africa").into_string();
        assert_eq!(attribute(&html, "[type=hidden]", "value"), ["002"]);
    }

    #[test]
    fn every_box_has_a_label() {
        assert_eq!(attribute(&small_search().into_string(), "label", "for"), ["q"]);
    }
}
