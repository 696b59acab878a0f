use crate::t;
use maud::{Markup, html};
use record::Problem;

/// Something wrong with a record, with its place, in the words of `check`. `line` is the line it stands on, where that may be shown.
pub fn problem(problem: &Problem, line: Option<&str>) -> Markup {
    html! {
        p {
            span.place { (problem.file) ":" (problem.at.line) ":" (problem.at.column) } " "
            @if let Some(field) = &problem.field { strong { (field) ": " } }
            (problem.message)
            @if let Some(nearest) = &problem.nearest { (t!("problem-nearest", nearest = html! { code { (nearest) } })) }
        }
        @if let Some(line) = line { pre { code { (line) } } }
    }
}

#[cfg(test)]
mod tests {
    use super::problem;
    use crate::testing::text;
    use record::{Position, Problem};

    #[test]
    fn says_where_what_and_what_else() {
        let wrong = Problem {
            file: "x.md".into(),
            at: Position { line: 2, column: 9 },
            field: Some("type".into()),
            message: "`repot` is not a term".into(),
            nearest: Some("report".into()),
        };
        let html = problem(&wrong, Some("type: repot")).into_string();
        assert_eq!(text(&html, ".place"), ["x.md:2:9"]);
        assert!(text(&html, "p")[0].ends_with("did you mean report ?"));
        assert_eq!(text(&html, "pre"), ["type: repot"]);
    }
}
