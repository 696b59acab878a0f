use maud::{Markup, html};
use search::Snippet;

/// The words found, marked, in their surroundings.
pub fn snippet(snippet: &Snippet) -> Markup {
    html! {
        @if snippet.cut_before { "… " }
        @for part in &snippet.parts {
            @if part.marked { mark { (part.text) } } @else { (part.text) }
        }
        @if snippet.cut_after { " …" }
    }
}

#[cfg(test)]
mod tests {
    use super::snippet;
    use search::{Snippet, SnippetPart};

    #[test]
    fn words_are_marked_and_everything_is_escaped() {
        let part = |text: &str, marked| SnippetPart { text: text.to_owned(), marked };
        let parts = vec![part("a <b> ", false), part("rape", true)];
        let html = snippet(&Snippet { parts, cut_before: true, cut_after: false }).into_string();
        assert_eq!(html, "… a &lt;b&gt; <mark>rape</mark>");
    }
}
