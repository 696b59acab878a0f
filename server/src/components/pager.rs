use maud::{Markup, html};
use search::SearchQuery;

use crate::{s, t, url};

/// Where in the results a page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pager {
    pub query: SearchQuery,
    pub total: usize,
    /// How many stand on one page.
    pub per_page: u32,
}

/// How many pages are named on each side of this one.
const NEIGHBOURS: u32 = 2;

impl Pager {
    pub fn pages(&self) -> u32 {
        let pages = self.total.div_ceil(self.per_page as usize);
        u32::try_from(pages).unwrap_or(u32::MAX)
    }

    /// The numbers of the first and last result on this page.
    pub fn range(&self) -> Option<(usize, usize)> {
        let before = (self.query.page() as usize - 1).saturating_mul(self.per_page as usize);
        (before < self.total).then(|| (before + 1, self.total.min(before + self.per_page as usize)))
    }

    /// The pages named: the first, the last, and those around this one.
    fn named(&self) -> Vec<u32> {
        let here = self.query.page();
        let near = here.saturating_sub(NEIGHBOURS).max(1)..=here.saturating_add(NEIGHBOURS).min(self.pages());
        let mut named: Vec<u32> = [1].into_iter().chain(near).chain([self.pages()]).collect();
        named.dedup();
        named
    }
}

pub fn pager(pager: &Pager) -> Markup {
    pager_at(pager, &url::search)
}

/// The pages of a page that shows a search in its own way.
pub fn pager_at(pager: &Pager, address: &dyn Fn(&SearchQuery) -> String) -> Markup {
    let (here, last) = (pager.query.page(), pager.pages());
    let to = |page: u32| address(&pager.query.at_page(page));
    let named = pager.named();
    html! {
        @if last > 1 && here <= last {
            nav.pager aria-label=(s!("pager-label")) {
                @if here > 1 { a.step rel="prev" href=(to(here - 1)) { (t!("pager-previous")) } }
                ol {
                    @for (place, &page) in named.iter().enumerate() {
                        @if place > 0 && named[place - 1] + 1 < page { li.gap aria-hidden="true" { "…" } }
                        li {
                            a href=(to(page)) aria-current=[(page == here).then_some("page")] {
                                span.vh { (t!("pager-page")) " " }
                                (page)
                            }
                        }
                    }
                }
                @if here < last { a.step rel="next" href=(to(here + 1)) { (t!("pager-next")) } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Pager, pager};
    use crate::testing::{attribute, text};
    use search::SearchQuery;

    fn at(page: u32, total: usize) -> Pager {
        Pager { query: SearchQuery::new("x").at_page(page), total, per_page: 10 }
    }

    #[test]
    fn names_the_pages_around_this_one() {
        let html = pager(&at(5, 100)).into_string();
        let shown = ["Page 1", "…", "Page 3", "Page 4", "Page 5", "Page 6", "Page 7", "…", "Page 10"];
        assert_eq!(text(&html, "li"), shown);
        assert_eq!(attribute(&html, "[rel=next]", "href"), ["/search?q=x&page=6"]);
        assert_eq!(text(&html, "[aria-current]"), ["Page 5"]);
    }

    #[test]
    fn one_page_needs_no_pager() {
        assert_eq!(pager(&at(1, 10)).into_string(), "");
        assert_eq!(pager(&at(9, 10)).into_string(), "");
    }

    #[test]
    fn counts_the_results_shown() {
        assert_eq!(at(6, 57).range(), Some((51, 57)));
        assert_eq!(at(7, 57).range(), None);
        assert_eq!(at(u32::MAX, 57).range(), None);
    }
}
