use maud::{Markup, html};

use super::link::Link;
use super::mark::{Mark, mark};
use crate::url;

/// A table that a reader can put in the order of a column, by a link.
#[derive(Clone, Debug)]
pub struct Table {
    /// The page it stands on.
    pub page: &'static str,
    pub caption: String,
    pub columns: &'static [Column],
    /// The name of the column it is in the order of.
    pub sorted: &'static str,
    pub rows: Vec<Vec<Cell>>,
}

/// A column: its name in addresses and what stands above it.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub label: &'static str,
}

/// What stands in a cell.
#[derive(Clone, Debug)]
pub enum Cell {
    /// The record itself, with what is said under its title.
    Title(Link, Option<&'static str>),
    Text(String),
    Links(Vec<Link>),
    Mark(Option<Mark>),
}

/// The column an address asks for, or the usual one.
pub fn wanted(columns: &'static [Column], usual: &'static str, query_string: &str) -> &'static str {
    let asked = url::parameter(query_string, "sort").unwrap_or_default();
    columns.iter().find(|column| column.name == asked).map_or(usual, |column| column.name)
}

pub fn table(table: &Table) -> Markup {
    html! {
        table.records role="table" {
            caption { (table.caption) }
            thead role="rowgroup" { tr role="row" { @for column in table.columns { (head(table, column)) } } }
            tbody role="rowgroup" {
                @for row in &table.rows {
                    tr role="row" { @for (column, one) in table.columns.iter().zip(row) { (cell(column, one)) } }
                }
            }
        }
    }
}

fn head(table: &Table, column: &Column) -> Markup {
    let here = column.name == table.sorted;
    html! {
        th role="columnheader" scope="col" aria-sort=[here.then_some("ascending")] {
            a href=(url::sorted(table.page, column.name)) rel="nofollow" {
                span.vh { "Order by " }
                (column.label)
                @if here { i.sorted {} }
            }
        }
    }
}

fn cell(column: &Column, cell: &Cell) -> Markup {
    html! {
        @match cell {
            Cell::Title(title, remark) => th role="rowheader" scope="row" {
                a href=(title.href) { (title.text) }
                @if let Some(remark) = remark { " " span.lesson { (remark) } }
            },
            Cell::Text(text) => td role="cell" data-label=(column.label) { (text) },
            Cell::Links(links) => td role="cell" data-label=(column.label) {
                @for (place, link) in links.iter().enumerate() {
                    @if place > 0 { ", " }
                    a href=(link.href) { (link.text) }
                }
            },
            Cell::Mark(one) => td role="cell" data-label=(column.label) {
                @if let Some(one) = one { (mark(one)) }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Column, Link, Table, table, wanted};
    use crate::testing::{attribute, text};

    const COLUMNS: &[Column] =
        &[Column { name: "title", label: "Mechanism" }, Column { name: "years", label: "Years" }];

    #[test]
    fn each_column_can_be_ordered_by() {
        let rows = vec![vec![Cell::Title(Link::new("IIIM", "/records/iiim"), None), Cell::Text("since 2016".into())]];
        let caption = "Mechanisms".to_owned();
        let html =
            table(&Table { page: "/mechanisms", caption, columns: COLUMNS, sorted: "years", rows }).into_string();
        assert_eq!(attribute(&html, "thead a", "href"), ["/mechanisms?sort=title", "/mechanisms?sort=years"]);
        assert_eq!(text(&html, "[aria-sort]"), ["Order by Years"]);
        assert_eq!(text(&html, "tbody th"), ["IIIM"]);
    }

    #[test]
    fn an_unknown_column_is_the_usual_one() {
        assert_eq!(wanted(COLUMNS, "title", "sort=years"), "years");
        assert_eq!(wanted(COLUMNS, "title", "sort=nonsense"), "title");
    }
}
