//! PDF files written by hand.

use std::fmt::Write;

/// Text at a place: from the left, from the top, the size of its letters.
pub type Text<'a> = (u32, u32, u32, &'a str);

/// A report of pages with text in Courier, whose letters are all six tenths of their size wide.
pub fn report(pages: &[Vec<Text>]) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>";
    let contents: Vec<String> = pages.iter().map(|page| content(page)).collect();
    with_pages(&contents, font, &[])
}

fn content(page: &[Text]) -> String {
    let mut content = String::new();
    for (left, top, size, text) in page {
        let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        let _ = writeln!(content, "BT /F1 {size} Tf 1 0 0 1 {left} {} Tm ({text}) Tj ET", 792 - top);
    }
    content
}

/// Pages of content, the font they use, and further objects, numbered from 4 on.
pub fn with_pages(contents: &[String], font: &str, further: &[String]) -> Vec<u8> {
    let first = 4 + further.len();
    let kids: Vec<String> = (0..contents.len()).map(|page| format!("{} 0 R", first + page * 2)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len()),
        font.to_owned(),
    ];
    objects.extend(further.iter().cloned());
    for (page, content) in contents.iter().enumerate() {
        let forms: String = (4..first).map(|form| format!("/X{form} {form} 0 R ")).collect();
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> /XObject << {forms}>> >> >>",
            first + page * 2 + 1
        ));
        objects.push(stream("", content));
    }
    file(&objects, "")
}

/// A stream object.
pub fn stream(dictionary: &str, content: &str) -> String {
    format!("<< /Length {} {dictionary} >>\nstream\n{content}\nendstream", content.len() + 1)
}

/// A file of objects, numbered from 1, of which the first is the catalogue.
pub fn file(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let table = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let _ =
        write!(file, "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}

/// A page that is a picture.
pub fn scan() -> Vec<u8> {
    let picture =
        stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "x");
    with_pages(
        &["q 612 0 0 792 0 0 cm /X4 Do Q".to_owned()],
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        &[picture],
    )
}

/// A file locked with a password that no one knows.
pub fn locked() -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>".to_owned(),
        format!("<< /Filter /Standard /V 1 /R 2 /P -44 /O <{}> /U <{}> >>", "ab".repeat(32), "cd".repeat(32)),
    ];
    file(&objects, "/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]")
}

/// A form that draws itself, a tree of pages that holds itself, an object that is itself.
pub fn loops() -> Vec<(&'static str, Vec<u8>)> {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    let form = stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X4 4 0 R >> >>",
        "/X4 Do /X4 Do",
    );
    let tree =
        ["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>".to_owned()];
    let itself = ["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), "2 0 R".to_owned()];
    vec![
        ("form.pdf", with_pages(&["/X4 Do".to_owned()], font, &[form])),
        ("tree.pdf", file(&tree, "")),
        ("itself.pdf", file(&itself, "")),
    ]
}

/// What would take the stack of a reader that follows it: a drawing without names of its own that draws itself by a name of its page,
/// one that is nested beyond measure, drawings that multiply, pages that inherit from too many, brackets in a font and around a number.
pub fn stack_takers() -> Vec<(&'static str, Vec<u8>)> {
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>";
    let form = |content: &str| stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", content);
    let draws = |content: &str, forms: &[String]| with_pages(&[content.to_owned()], font, forms);
    let chain: Vec<String> = (5..400).map(|next| form(&format!("/X{next} Do"))).collect();
    let many: Vec<String> = (5..40).map(|next| form(&format!("/X{next} Do ").repeat(10))).collect();
    let mapped = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 4 0 R >>";
    let text = ["BT /F1 10 Tf 1 0 0 1 72 700 Tm (1. Some text.) Tj ET".to_owned()];
    let brackets = stream("", &"(".repeat(200_000));
    let parents = 4000;
    let mut pages = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 4 0 R >>".to_owned(),
    ];
    pages.extend((5..parents).map(|above| format!("<< /Type /Pages /Parent {above} 0 R >>")));
    let within = format!("BT {}1{} TJ ET", "[".repeat(100_000), "]".repeat(100_000));
    vec![
        ("its own name", draws("/X4 Do", &[form("/X4 Do /X4 Do")])),
        ("a chain", draws("/X4 Do", &chain)),
        ("many", draws("/X4 Do", &many)),
        ("parents", file(&pages, "")),
        ("a font", with_pages(&text, mapped, &[brackets])),
        ("arrays", with_pages(&[within], font, &[])),
    ]
}

/// Arabic words as a page holds them: letters in the order they are seen, from left to right.
pub fn arabic(lines: &[&str]) -> Vec<u8> {
    let letters: Vec<char> = lines.concat().chars().collect();
    let code = |c: char| letters.iter().position(|other| *other == c).unwrap_or_default() as u8 + 33;
    let mut map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n\
        1 begincodespacerange <00> <ff> endcodespacerange\n"
        .to_owned();
    for letter in &letters {
        let _ = writeln!(map, "1 beginbfchar <{:02x}> <{:04x}> endbfchar", code(*letter), u32::from(*letter));
    }
    map.push_str("endcmap end end");
    let mut content = String::new();
    for (number, line) in lines.iter().enumerate() {
        let seen: String = line.chars().rev().map(|c| format!("{:02x}", code(c))).collect();
        let _ = writeln!(content, "BT /F1 12 Tf 1 0 0 1 72 {} Tm <{seen}> Tj ET", 700 - number * 16);
    }
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 4 0 R >>";
    with_pages(&[content], font, &[stream("", &map)])
}
