use maud::{Markup, html};

use super::link::{Link, link};
use super::mark::{Mark, mark};
use crate::url::View;
use crate::{s, t, wording};

/// A table that a reader can put in the order of a column, by a link.
#[derive(Clone, Debug)]
pub struct Table {
    /// The page it stands on, as it is shown.
    pub view: View,
    pub caption: String,
    pub columns: &'static [Column],
    pub order: Order,
    pub rows: Vec<Vec<Cell>>,
}

/// A column: its name in addresses and what stands above it.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub label: fn() -> &'static str,
    /// Whether the largest comes first, where nothing else is asked for.
    pub descends: bool,
}

impl Column {
    pub const fn new(name: &'static str, label: fn() -> &'static str) -> Self {
        Self { name, label, descends: false }
    }

    /// A column of numbers, the largest first.
    pub const fn largest_first(name: &'static str, label: fn() -> &'static str) -> Self {
        Self { name, label, descends: true }
    }
}

/// The column a table is in the order of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub column: &'static str,
    pub descending: bool,
}

impl Order {
    /// What an address asks for by `sort=years`, or `sort=-years` for the other way round; else the usual column.
    pub fn read(columns: &'static [Column], usual: &'static str, view: &View) -> Self {
        let asked = view.own("sort").unwrap_or(usual);
        let (name, reversed) = asked.strip_prefix('-').map_or((asked, false), |name| (name, true));
        let column = columns.iter().find(|column| column.name == name);
        let descends = |name| columns.iter().any(|column| column.name == name && column.descends);
        column.map_or(Self { column: usual, descending: descends(usual) }, |column| Self {
            column: column.name,
            descending: column.descends != reversed,
        })
    }

    /// Put rows in the order of a key; those that are equal stay as they are.
    pub fn sort<T, K: Ord>(self, rows: &mut [T], key: impl Fn(&T) -> K) {
        rows.sort_by(|a, b| {
            let order = key(a).cmp(&key(b));
            if self.descending { order.reverse() } else { order }
        });
    }
}

/// What stands in a cell.
#[derive(Clone, Debug)]
pub enum Cell {
    /// The record itself, with what is said under its title.
    Title(Link, Option<&'static str>),
    Text(String),
    Number(usize),
    Links(Vec<Link>),
    Mark(Option<Mark>),
    /// A box to choose the row by: the name and value of its field, and what it is called.
    Choose(&'static str, String, String),
}

pub fn table(table: &Table) -> Markup {
    html! {
        table.records role="table" {
            caption { (table.caption) }
            thead role="rowgroup" { tr role="row" data-order=(s!("table-order")) { @for column in table.columns { (head(table, column)) } } }
            tbody role="rowgroup" {
                @for row in &table.rows {
                    tr role="row" { @for (column, one) in table.columns.iter().zip(row) { (cell(column, one)) } }
                }
            }
        }
    }
}

fn head(table: &Table, column: &Column) -> Markup {
    let here = (column.name == table.order.column).then_some(table.order.descending);
    // The column in use is a way to turn the order round.
    let turned = here == Some(column.descends);
    let sort = if turned { format!("-{}", column.name) } else { column.name.to_owned() };
    html! {
        @if column.name.is_empty() {
            th role="columnheader" scope="col" { ((column.label)()) }
        } @else {
            th.of-numbers[column.descends] role="columnheader" scope="col" aria-sort=[here.map(direction)] {
                a href=(table.view.with("sort", &sort).address()) rel="nofollow" {
                    span.vh { (t!("table-order")) " " }
                    ((column.label)())
                    @if let Some(descending) = here { i.sorted.descending[descending] {} }
                }
            }
        }
    }
}

fn direction(descending: bool) -> &'static str {
    if descending { "descending" } else { "ascending" }
}

fn cell(column: &Column, cell: &Cell) -> Markup {
    html! {
        @match cell {
            Cell::Title(title, remark) => th role="rowheader" scope="row" {
                (link(title))
                @if let Some(remark) = remark { " " span.lesson { (remark) } }
            },
            Cell::Choose(name, value, label) => td.choose role="cell" {
                input type="checkbox" name=(name) value=(value) aria-label=(label);
            },
            other => td.number[matches!(other, Cell::Number(_))] role="cell" data-label=(s!("name-colon", name = (column.label)())) {
                (inside(other))
            },
        }
    }
}

fn inside(cell: &Cell) -> Markup {
    html! {
        @match cell {
            Cell::Text(text) => (text),
            Cell::Number(number) => (wording::thousands(*number)),
            Cell::Links(links) => {
                @for (place, one) in links.iter().enumerate() {
                    @if place > 0 { (wording::comma()) }
                    (link(one))
                }
            },
            Cell::Mark(one) => @if let Some(one) = one { (mark(one)) },
            Cell::Title(..) | Cell::Choose(..) => {},
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Column, Link, Order, Table, table};
    use crate::testing::{attribute, text};
    use crate::url::{MECHANISMS, View};
    use search::SearchQuery;

    const COLUMNS: &[Column] = &[Column::new("title", || "Mechanism"), Column::largest_first("reports", || "Reports")];

    fn sorted_by(sort: &str) -> (View, Order) {
        let view = View::new(MECHANISMS, SearchQuery::new("x")).with("sort", sort);
        let order = Order::read(COLUMNS, "title", &view);
        (view, order)
    }

    #[test]
    fn each_column_can_be_ordered_by_and_turned_round() {
        let (view, order) = sorted_by("reports");
        let rows = vec![vec![Cell::Title(Link::new("IIIM", "/records/iiim"), None), Cell::Number(1204)]];
        let caption = "Mechanisms".to_owned();
        let html = table(&Table { view, caption, columns: COLUMNS, order, rows }).into_string();
        let ways = ["/mechanisms?q=x&sort=title", "/mechanisms?q=x&sort=-reports"];
        assert_eq!(attribute(&html, "thead a", "href"), ways);
        assert_eq!(attribute(&html, "th", "aria-sort"), ["descending"]);
        assert_eq!(text(&html, "[aria-sort]"), ["Order by Reports"]);
        assert_eq!(text(&html, "tbody tr"), ["IIIM 1,204"]);
    }

    #[test]
    fn an_unknown_column_is_the_usual_one() {
        let read = |sort| {
            let Order { column, descending } = sorted_by(sort).1;
            (column, descending)
        };
        assert_eq!(read("nonsense"), ("title", false));
        assert_eq!((read("-title"), read("-reports")), (("title", true), ("reports", false)));
        let mut numbers = [2, 3, 1];
        sorted_by("reports").1.sort(&mut numbers, |number| *number);
        assert_eq!(numbers, [3, 2, 1]);
    }
}
