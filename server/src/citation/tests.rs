//! Each style against citations as its own manual has them.

use super::{Edition, Kind, Pinpoint, Style, Work, listed};

fn edition() -> Edition {
    Edition {
        origin: "https://example.org".parse().unwrap(),
        index: "0123456789ab".to_owned(),
        built: "2026-11-24".parse().unwrap(),
        read: "2026-11-25".parse().unwrap(),
    }
}

fn work(kind: Kind, author: &str, title: &str, date: &str, symbols: &[&str]) -> Work {
    Work {
        kind,
        authors: vec![author.to_owned()],
        title: title.to_owned(),
        date: date.parse().ok(),
        symbols: symbols.iter().map(|symbol| symbol.parse().unwrap()).collect(),
        record: "/records/a-record".to_owned(),
        address: symbols.first().map(|_| "https://undocs.org/x".to_owned()),
    }
}

fn para(number: &str) -> Option<Pinpoint> {
    Some(Pinpoint::Paragraph(number.to_owned()))
}

/// The four styles in their order.
fn all(work: &Work, pinpoint: Option<Pinpoint>) -> [String; 4] {
    Style::ALL.map(|style| style.cite(work, pinpoint.as_ref(), &edition()).text())
}

#[test]
fn a_report_of_an_inquiry_to_the_paragraph() {
    let title = "Report of the independent international fact-finding mission on Myanmar";
    let report = work(Kind::UnDocument, "Human Rights Council", title, "2018-09-12", &["A/HRC/39/64"]);
    assert_eq!(
        all(&report, para("87")),
        [
            "A/HRC/39/64, para. 87.".to_owned(),
            format!("UN Human Rights Council, ‘{title}’ (12 September 2018) UN Doc A/HRC/39/64, para 87"),
            format!(
                "United Nations Human Rights Council, {title}, A/HRC/39/64 (September 12, 2018), para. 87, https://undocs.org/x."
            ),
            format!(
                "United Nations Human Rights Council. (2018, September 12). {title} (A/HRC/39/64). https://undocs.org/x \
                 – in the text: (United Nations Human Rights Council, 2018, para. 87)"
            ),
        ]
    );
}

#[test]
fn a_resolution_by_organ_and_number() {
    let kind = Kind::Resolution { organ: "Security Council", short: "UNSC", number: "1820 (2008)".to_owned() };
    let resolution =
        work(kind, "Security Council", "Security Council resolution 1820 (2008)", "2008-06-19", &["S/RES/1820 (2008)"]);
    assert_eq!(
        all(&resolution, para("4")),
        [
            "Security Council resolution 1820 (2008), para. 4.",
            "UNSC Res 1820 (19 June 2008) UN Doc S/RES/1820, para 4",
            "United Nations Security Council, Resolution 1820, S/RES/1820 (June 19, 2008), para. 4, https://undocs.org/x.",
            "United Nations Security Council. (2008, June 19). Security Council resolution 1820 (2008) (S/RES/1820). \
             https://undocs.org/x – in the text: (United Nations Security Council, 2008, para. 4)",
        ]
    );
}

#[test]
fn a_general_comment_by_its_number() {
    let kind = Kind::GeneralComment { what: "general comment", number: "36".to_owned() };
    let title = "General comment No. 36: Article 6: right to life";
    let comment = work(kind, "Human Rights Committee", title, "2018-10-30", &["CCPR/C/GC/36"]);
    let [un, oscola, ..] = all(&comment, para("64"));
    assert_eq!(un, "Human Rights Committee, general comment No. 36 (2018), para. 64.");
    let wanted = "UN Human Rights Committee, ‘General comment No 36: Article 6: right to life’ (30 October 2018) UN Doc \
                  CCPR/C/GC/36, para 64";
    assert_eq!(oscola, wanted);
}

#[test]
fn a_treaty_by_its_place_in_the_series() {
    let in_force = "1976-03-23".parse().ok();
    let kind = Kind::Treaty { volume: "999".to_owned(), page: "171".to_owned(), in_force };
    let mut treaty =
        work(kind, "General Assembly", "A Covenant", "1966-12-16", &["A/RES/2200 A (XXI)", "999 UNTS 171"]);
    treaty.address = None;
    let place = Some(Pinpoint::Part("art. 6".to_owned()));
    assert_eq!(
        all(&treaty, place),
        [
            "A Covenant, United Nations, Treaty Series, vol. 999, p. 171, art. 6.",
            "A Covenant (adopted 16 December 1966, entered into force 23 March 1976) 999 UNTS 171, art. 6",
            "A Covenant, December 16, 1966, 999 U.N.T.S. 171, art. 6.",
            "A Covenant, December 16, 1966, 999 U.N.T.S. 171. – in the text: (A Covenant, 1966, art. 6)",
        ]
    );
}

#[test]
fn applications_that_were_joined_are_told_together() {
    let numbers = ["8019/16", "43800/14", "28525/20"];
    let joined = |court: &str| all(&work(Kind::Case { remark: None }, court, "A v. B", "2025-07-09", &numbers), None);
    let [un, oscola, chicago, _] = joined("European Court of Human Rights");
    assert_eq!(un, "European Court of Human Rights, A v. B, Nos. 8019/16, 43800/14 and 28525/20, 9 July 2025.");
    assert_eq!(oscola, "A v B App nos 8019/16, 43800/14 and 28525/20 (ECtHR, 9 July 2025)");
    assert!(chicago.starts_with("A v. B, nos. 8019/16, 43800/14 and 28525/20 (European"), "{chicago}");
    assert!(joined("A Commission")[1].starts_with("A v B Communication nos 8019/16"));
}

#[test]
fn a_text_that_nobody_signed_begins_with_its_title() {
    let mut text = work(Kind::Document, "", "A Declaration", "2021-11", &[]);
    text.authors.clear();
    assert_eq!(
        all(&text, None),
        [
            "A Declaration (November 2021).",
            "‘A Declaration’ (November 2021)",
            "A Declaration (November 2021).",
            "A Declaration. (2021, November).",
        ]
    );
}

/// From a record: groupings are no authors, acronyms no part of a name, a press release is not the document.
#[test]
fn a_record_says_who_wrote_it_and_where_it_is_kept() {
    let mut record = crate::testing::records().remove(2);
    record.kind = record::RecordType::Report;
    record.body = vec!["civil-society".into(), "high-commissioner".into()];
    let mut source = record.sources.remove(0);
    source.symbol = record.shared_symbols.first().cloned();
    source.url = Some("https://www.un.org/press-release".to_owned());
    record.sources = vec![source.clone()];
    let mut vocabularies = crate::testing::vocabularies();
    let bodies = serde_json::json!([
        {"slug": "high-commissioner", "label": {"en": "High Commissioner for Human Rights (OHCHR)"}},
        {"slug": "civil-society", "label": {"en": "Civil society"}},
    ]);
    let bodies: Vec<record::Term> = serde_json::from_value(bodies).unwrap();
    vocabularies.insert(record::Scheme::Bodies, bodies.into());
    let press = Work::of(&record, &vocabularies);
    assert_eq!((press.authors, press.address), (vec!["High Commissioner for Human Rights".to_owned()], None));
    source.url = Some("https://undocs.org/E/2000/1".to_owned());
    record.sources.push(source);
    assert_eq!(Work::of(&record, &vocabularies).address.as_deref(), Some("https://undocs.org/E/2000/1"));
    record.kind = record::RecordType::Case;
    record.title = "A v. B (Communication E/2000/1)".to_owned();
    assert_eq!(Work::of(&record, &vocabularies).title, "A v. B");
}

#[test]
fn cases_of_four_courts() {
    let case = |court: &str, title: &str, remark: Option<&str>, date: &str, symbols: &[&str]| {
        let remark = remark.map(str::to_owned);
        all(&work(Kind::Case { remark }, court, title, date, symbols), para("104"))
    };
    let [un, oscola, chicago, apa] = case(
        "European Court of Human Rights",
        "Hassan v. the United Kingdom",
        Some("[GC]"),
        "2014-09-16",
        &["29750/09", "[2014] ECHR 936"],
    );
    assert_eq!(
        un,
        "European Court of Human Rights, Hassan v. the United Kingdom [GC], No. 29750/09, [2014] ECHR 936, 16 September 2014, para. 104."
    );
    assert_eq!(oscola, "Hassan v the United Kingdom [GC] App no 29750/09 (ECtHR, 16 September 2014), para 104");
    assert!(
        chicago.starts_with("Hassan v. the United Kingdom [GC], no. 29750/09, [2014] ECHR 936 (European Court"),
        "{chicago}"
    );
    assert!(apa.contains("(European Court of Human Rights September 16, 2014)."), "{apa}");
    let [un, oscola, ..] = case(
        "International Court of Justice",
        "Legality of the Threat or Use of Nuclear Weapons",
        Some("(Advisory Opinion)"),
        "1996-07-08",
        &["ICJ Reports 1996, p. 226", "ICJ General List No. 95"],
    );
    assert_eq!(
        un,
        "Legality of the Threat or Use of Nuclear Weapons, Advisory Opinion, I.C.J. Reports 1996, p. 226, para. 104."
    );
    assert_eq!(
        oscola,
        "Legality of the Threat or Use of Nuclear Weapons (Advisory Opinion) [1996] ICJ Rep 226, para 104"
    );
    let national = ["[2014] EWHC 1369 (QB)", "[2017] UKSC 2"];
    let [_, oscola, ..] =
        case("National court", "Serdar Mohammed v. Ministry of Defence", None, "2017-01-17", &national);
    assert_eq!(oscola, "Serdar Mohammed v Ministry of Defence [2014] EWHC 1369 (QB), [2017] UKSC 2 [104]");
    let [_, oscola, ..] = case(
        "Inter-American Court of Human Rights",
        "Bámaca Velásquez v. Guatemala",
        Some("(Merits)"),
        "2000-11-25",
        &["Series C No. 70"],
    );
    assert_eq!(oscola, "Bámaca Velásquez v Guatemala (Merits) Series C No 70 (IACtHR, 25 November 2000), para 104");
}

#[test]
fn a_record_is_cited_with_the_index_it_was_read_in() {
    let entry = work(Kind::Entry, "Rapporteur", "Commission of Inquiry on Burundi", "2026-11-22", &[]);
    let place = Some(Pinpoint::Part("§ 3".to_owned()));
    assert_eq!(
        all(&entry, place),
        [
            "“Commission of Inquiry on Burundi”, Rapporteur, § 3, index 0123456789ab of 24 November 2026. Available at \
             https://example.org/records/a-record.",
            "‘Commission of Inquiry on Burundi’ (Rapporteur, index 0123456789ab, 24 November 2026) § 3 \
             <https://example.org/records/a-record> accessed 25 November 2026",
            "“Commission of Inquiry on Burundi,” Rapporteur, last modified November 22, 2026, index 0123456789ab of \
             November 24, 2026, § 3, https://example.org/records/a-record.",
            "Rapporteur. (2026, November 22). Commission of Inquiry on Burundi [Record, index 0123456789ab of November \
             24, 2026]. https://example.org/records/a-record – in the text: (Rapporteur, 2026, § 3)",
        ]
    );
}

#[test]
fn dates_are_as_exact_as_they_are_known() {
    let of = |date: &str| all(&work(Kind::Document, "Body", "Title", date, &[]), None);
    assert_eq!(of("2018-09")[3], "Body. (2018, September). Title.");
    assert_eq!(of("2018")[3], "Body. (2018). Title.");
    assert_eq!(of("")[3], "Body. (n.d.). Title.");
    assert_eq!(of("")[0], "Body, Title.");
    assert_eq!(of("2018-09")[2], "Body, Title (September 2018).");
}

#[test]
fn names_are_listed_as_they_are_read() {
    let names = ["A", "B", "C"].map(str::to_owned);
    assert_eq!(listed(&names, "and").as_deref(), Some("A, B and C"));
    assert_eq!(listed(&names[..1], "and").as_deref(), Some("A"));
    assert_eq!(listed(&[], "and"), None);
}

#[test]
fn titles_of_works_are_set_in_italics() {
    let document = work(Kind::Document, "Body", "A <Title>", "2018", &[]);
    let cited = Style::Un.cite(&document, None, &edition());
    assert_eq!(cited.markup().into_string(), "Body, <i>A &lt;Title&gt;</i> (2018).");
    assert_eq!(cited.markdown(), "Body, *A <Title>* (2018).");
}
