//! `pdftotext` of poppler, where it is installed: a program of its own, asked for every word with its place.

use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use quick_xml::escape::unescape;

use super::page::{Page, Segment, Word};
use crate::refusal::Refusal;

/// The pages of a file, or nothing where the program is not installed.
pub(super) struct Answer {
    pub pages: Vec<Page>,
    pub title: Option<String>,
    /// `pdftotext 22.12.0`
    pub version: String,
}

/// More words than this are not a document.
const MOST_WORDS: usize = 4_000_000;

/// More of a complaint than this is not read.
const LONGEST_COMPLAINT: u64 = 64 << 10;

pub(super) fn read(path: &Path) -> Option<Result<Answer, Refusal>> {
    let program = std::env::var("RAPPORTEUR_PDFTOTEXT").unwrap_or_else(|_| "pdftotext".to_owned());
    let version = version(&program)?;
    let child = Command::new(program)
        .args(["-enc", "UTF-8", "-bbox-layout"])
        .arg(path)
        .arg("-")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    match child {
        Ok(child) => Some(listen(child).map(|(pages, title)| Answer { pages, title, version })),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => Some(Err(Refusal::Crashed(format!("`pdftotext` does not start: {error}")))),
    }
}

/// What the program calls itself; nothing where it is not installed.
fn version(program: &str) -> Option<String> {
    let output = Command::new(program).arg("-v").stdin(Stdio::null()).output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let number = said.lines().next()?.split_whitespace().last()?.to_owned();
    Some(format!("pdftotext {number}"))
}

fn listen(mut child: Child) -> Result<(Vec<Page>, Option<String>), Refusal> {
    let broken = |what: &str| Refusal::Crashed(format!("`pdftotext` {what}"));
    let complaints = child.stderr.take();
    // Read beside the text, so that neither pipe fills up.
    let complaints = std::thread::spawn(move || {
        let mut said = Vec::new();
        if let Some(mut complaints) = complaints {
            let _ = complaints.by_ref().take(LONGEST_COMPLAINT).read_to_end(&mut said);
            let _ = std::io::copy(&mut complaints, &mut std::io::sink());
        }
        String::from_utf8_lossy(&said).into_owned()
    });
    let stdout = child.stdout.take().ok_or_else(|| broken("gave no text"))?;
    let parsed = parse(BufReader::new(stdout));
    if parsed.is_err() {
        let _ = child.kill();
    }
    let status = child.wait().map_err(|error| broken(&error.to_string()))?;
    let complaints = complaints.join().unwrap_or_default();
    let parsed = parsed?;
    match status.code() {
        Some(0) => Ok(parsed),
        Some(_) if complaints.to_lowercase().contains("password") => Err(Refusal::Password),
        Some(3) => Err(Refusal::Locked),
        Some(_) => Err(Refusal::Damaged { format: "PDF".to_owned(), reason: first_line(&complaints) }),
        None => Err(stopped(status)),
    }
}

/// It has the same limit of time as the process that starts it.
fn stopped(status: ExitStatus) -> Refusal {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Signal, getrlimit};
        if std::os::unix::process::ExitStatusExt::signal(&status) == Some(Signal::XCPU.as_raw()) {
            return Refusal::TooSlow { seconds: getrlimit(Resource::Cpu).current.unwrap_or_default() };
        }
    }
    Refusal::Crashed(format!("`pdftotext` was stopped: {status}"))
}

fn first_line(complaints: &str) -> String {
    let line = complaints.lines().find(|line| !line.trim().is_empty()).unwrap_or("`pdftotext` cannot open it");
    line.trim().trim_start_matches("Syntax Error: ").chars().take(200).collect()
}

/// The pages in the answer of the program, which has an element a line.
fn parse(answer: impl BufRead) -> Result<(Vec<Page>, Option<String>), Refusal> {
    let mut pages: Vec<Page> = Vec::new();
    let mut title = None;
    let mut words = 0;
    for line in answer.split(b'\n') {
        let line = line.map_err(|error| Refusal::Crashed(format!("`pdftotext` broke off: {error}")))?;
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("<word ") {
            words += 1;
            if words > MOST_WORDS {
                return Err(Refusal::Bomb(format!("more than {MOST_WORDS} words")));
            }
            let segment = pages.last_mut().and_then(|page| page.segments.last_mut());
            if let (Some(segment), Some(word)) = (segment, word(rest)) {
                segment.words.push(word);
            }
        } else if line.starts_with("<line ") {
            if let Some(page) = pages.last_mut() {
                page.segments.push(Segment::default());
            }
        } else if let Some(rest) = line.strip_prefix("<page ") {
            let number = pages.len() as u32 + 1;
            let (width, height) = (attribute(rest, "width"), attribute(rest, "height"));
            pages.push(Page { number, width, height, segments: Vec::new() });
        } else if let Some(rest) = line.strip_prefix("<title>") {
            title = rest.strip_suffix("</title>").map(plain).filter(|title| !title.trim().is_empty());
        }
    }
    Ok((pages, title))
}

fn word(rest: &str) -> Option<Word> {
    let (attributes, text) = rest.strip_suffix("</word>")?.split_once('>')?;
    let at = |name| attribute(attributes, name);
    let word = Word { left: at("xMin"), top: at("yMin"), right: at("xMax"), bottom: at("yMax"), text: plain(text) };
    (!word.text.trim().is_empty()).then_some(word)
}

fn plain(text: &str) -> String {
    unescape(text).map_or_else(|_| text.to_owned(), |text| text.into_owned()).replace('\u{fffd}', "")
}

fn attribute(attributes: &str, name: &str) -> f32 {
    let value = attributes.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split('"').next());
    value.and_then(|value| value.parse().ok()).filter(|value: &f32| value.is_finite()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn the_answer_is_read_line_by_line() {
        let answer = "<title>A &amp; B</title>\n<page width=\"612\" height=\"792.5\">\n <flow>\n<block xMin=\"1\">\n\
            <line xMin=\"1\" yMin=\"2\" xMax=\"3\" yMax=\"4\">\n\
            <word xMin=\"1.5\" yMin=\"2\" xMax=\"3\" yMax=\"4\">&quot;x&lt;</word>\n<word xMin=\"nan\" yMin=\"\">y</word>\n</line>\n";
        let (pages, title) = parse(answer.as_bytes()).unwrap();
        assert_eq!((title.as_deref(), pages.len(), pages[0].height), (Some("A & B"), 1, 792.5));
        let words: Vec<_> = pages[0].segments[0].words.iter().map(|word| (word.left, word.text.as_str())).collect();
        assert_eq!(words, [(1.5, "\"x<"), (0.0, "y")]);
    }
}
