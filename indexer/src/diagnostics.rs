//! Problems as a contributor sees them: the line, the place in it, what to write instead.

use std::fs;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use record::Problem;

/// How much a [`Problem`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It must be mended before the corpus is built.
    Error,
    /// A person should look at it.
    Warning,
}

/// A problem with the line of the file it stands on. `colours` where the output is a terminal.
pub fn render(problem: &Problem, severity: Severity, corpus: &Path, colours: bool) -> String {
    let text = fs::read_to_string(corpus.join(&problem.file)).unwrap_or_default();
    render_in(problem, severity, &text, colours)
}

/// A problem with the line of the text it stands on.
pub fn render_in(problem: &Problem, severity: Severity, text: &str, colours: bool) -> String {
    let title = match &problem.field {
        Some(field) => format!("{field}: {}", problem.message),
        None => problem.message.clone(),
    };
    let line = text.lines().nth(problem.at.line.saturating_sub(1) as usize).unwrap_or_default();
    let label = problem.nearest.as_ref().map_or_else(|| "here".to_owned(), |near| format!("did you mean `{near}`?"));
    let snippet = Snippet::source(line)
        .line_start(problem.at.line as usize)
        .path(problem.file.as_str())
        .annotation(AnnotationKind::Primary.span(span(line, problem.at.column)).label(label.as_str()));
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let report: Group = level.primary_title(title.as_str()).element(snippet);
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[report])
}

/// The word that begins at a column.
fn span(line: &str, column: u32) -> std::ops::Range<usize> {
    let start = line.char_indices().nth(column.saturating_sub(1) as usize).map_or(line.len(), |(at, _)| at);
    let end = line[start..].find([',', '}', ']']).map_or(line.trim_end().len(), |end| start + end);
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::{Severity, render};
    use record::{Position, Problem};

    #[test]
    fn shows_file_line_column_and_the_nearest_term() {
        let corpus = tempfile::tempdir().unwrap();
        std::fs::write(corpus.path().join("x.md"), "---\nthemes: [fact-finding, csrv]\n---\n").unwrap();
        let problem = Problem {
            file: "x.md".into(),
            at: Position { line: 2, column: 24 },
            field: Some("themes".into()),
            message: "`csrv` is not a term of vocabulary/themes.toml".into(),
            nearest: Some("crsv".into()),
        };
        let shown = render(&problem, Severity::Error, corpus.path(), false);
        assert!(shown.contains("x.md:2:24") && shown.contains("^^^^ did you mean `crsv`?"), "{shown}");
    }
}
