//! The dialogue of `add`, on a terminal.

use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use indexer::{Added, Decision, Dialogue, Progress, Prospect, Severity, Terminal};

/// Shows what is proposed, asks where it may, and keeps the closing table.
pub struct Console {
    /// Take every proposal without asking; what may be a duplicate is left.
    pub yes: bool,
    /// Nothing will be written.
    pub dry_run: bool,
    many: bool,
    progress: Terminal,
    table: Vec<(String, Added)>,
}

impl Console {
    pub fn new(yes: bool, dry_run: bool) -> Self {
        Self { yes, dry_run, many: false, progress: Terminal::default(), table: Vec::new() }
    }

    /// The closing table, and whether everything was taken in.
    pub fn close(self) -> bool {
        self.progress.end();
        let mut counts = [0usize; 4];
        for (document, outcome) in &self.table {
            let (kind, said) = told(outcome);
            counts[kind] += 1;
            println!("{document:<48} {said}");
        }
        let [added, there, left, refused] = counts;
        println!("{added} added or proposed, {there} there already, {left} left, {refused} refused");
        refused == 0
    }

    fn show(&self, prospect: &Prospect) {
        println!("\n== {} (read by {})", prospect.document.display(), prospect.reader);
        println!("{}/{}.md\n{}", prospect.proposal.kind.folder(), prospect.proposal.slug, prospect.text);
        for duplicate in &prospect.duplicates {
            println!("may be a duplicate: {duplicate}");
        }
        if !prospect.difference.is_empty() {
            let name = format!("{}/{}.md", prospect.proposal.kind.folder(), prospect.proposal.slug);
            println!("`{name}` is there already and is not overwritten; what would change in it:");
            prospect.difference.iter().for_each(|line| println!("{line}"));
        }
        let colours = std::io::stdout().is_terminal();
        let shown = |problem, severity| println!("{}", indexer::render_in(problem, severity, &prospect.text, colours));
        prospect.warnings.iter().for_each(|problem| shown(problem, Severity::Warning));
        prospect.problems.iter().for_each(|problem| shown(problem, Severity::Error));
        if !prospect.problems.is_empty() {
            println!("with these problems it would be kept in drafts/, outside the corpus");
        }
    }

    fn ask(&self) -> Decision {
        loop {
            print!("write it? [y]es, [n]o, [q]uit, or a change such as `themes: fact-finding, csrv` > ");
            let _ = std::io::stdout().flush();
            let mut answer = String::new();
            if std::io::stdin().lock().read_line(&mut answer).unwrap_or(0) == 0 {
                return Decision::Quit;
            }
            match answer.trim() {
                "y" | "yes" => return Decision::Write,
                "n" | "no" => return Decision::Skip,
                "q" | "quit" => return Decision::Quit,
                change => {
                    if let Some((field, values)) = change.split_once(':') {
                        let field = field.trim();
                        let values = indexer::values(field, values);
                        return Decision::Change(field.to_owned(), values);
                    }
                }
            }
        }
    }
}

impl Dialogue for Console {
    fn begin(&mut self, documents: usize) {
        self.many = documents > 1;
        self.progress.begin("adding", documents as u64);
    }

    fn decide(&mut self, prospect: &Prospect) -> Decision {
        if self.dry_run || !self.yes || !prospect.difference.is_empty() {
            self.show(prospect);
        }
        match (self.dry_run, self.yes, prospect.duplicates.is_empty()) {
            (false, false, _) => self.ask(),
            (_, _, true) => Decision::Write,
            (_, _, false) => Decision::Skip,
        }
    }

    fn done(&mut self, document: &Path, outcome: &Added) {
        self.progress.step();
        let name = document.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        self.table.push((name, outcome.clone()));
    }
}

/// Which count it belongs to, and what is said of it.
fn told(outcome: &Added) -> (usize, String) {
    match outcome {
        Added::Added(record) => (0, format!("added as {record}")),
        Added::Draft(record, 1) => (0, format!("kept as {record}: 1 thing to mend")),
        Added::Draft(record, things) => (0, format!("kept as {record}: {things} things to mend")),
        Added::Proposed(record) => (0, format!("would be {record}")),
        Added::AlreadyThere(record) => (1, format!("is there already, as {record}")),
        Added::Duplicate(duplicate) => (2, format!("left: {duplicate}")),
        Added::Skipped => (2, "left".to_owned()),
        Added::Refused(cause) => (3, format!("refused: {cause}")),
    }
}
