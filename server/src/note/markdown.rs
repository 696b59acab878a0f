use super::Note;
use crate::export::escaped;
use crate::s;

/// The note as Markdown.
pub fn markdown(note: &Note) -> String {
    let mut text = format!("# {}\n\n", escaped(&note.heading));
    for paragraph in &note.introduction {
        text.push_str(&format!("{}\n\n", escaped(paragraph)));
    }
    for (theme, entries) in &note.groups {
        text.push_str(&format!("## {}\n\n", escaped(theme)));
        for entry in entries {
            text.push_str(&format!(
                "### [{}]({})\n\n{}\n\n",
                escaped(&entry.title),
                entry.address,
                escaped(&entry.kind)
            ));
            for (label, line) in &entry.lines {
                text.push_str(&format!("- **{label}:** {}\n", escaped(line)));
            }
            text.push_str(&format!("- **{}:** {}\n\n", s!("brief-cite"), entry.citation.markdown()));
        }
    }
    text.push_str(&format!("{}\n<{}>\n", escaped(&note.state), note.address));
    text
}
