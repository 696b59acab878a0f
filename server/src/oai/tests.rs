use crate::testing::{ask, get, library, request};
use crate::{Site, router};

async fn oai(arguments: &str) -> String {
    let answer = get(&format!("/oai?{arguments}")).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "text/xml; charset=utf-8"), "{arguments}");
    answer.body
}

#[tokio::test]
async fn each_wrong_request_has_its_code() {
    for (arguments, code) in [
        ("", "badVerb"),
        ("verb=Nonsense", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&x=1", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=mods", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-02&until=2026-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2031-01-01", "noRecordsMatch"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=nosuch", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=0000~0~oai_dc~~~", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:nosuch", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=x", "idDoesNotExist"),
    ] {
        let body = oai(arguments).await;
        assert!(body.contains(&format!("<error code=\"{code}\">")), "{arguments}: {body}");
        assert_eq!(body.contains("<request verb="), !code.starts_with("badV") && code != "badArgument", "{arguments}");
    }
}

#[tokio::test]
async fn a_record_comes_in_both_formats() {
    let dc = oai("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:coi-burundi-2016").await;
    for wanted in [
        "<datestamp>2026-11-22</datestamp>",
        "<setSpec>type:mechanism</setSpec>",
        "<setSpec>theme:fact-finding</setSpec>",
        "<dc:identifier>A/HRC/RES/33/24</dc:identifier>",
    ] {
        assert!(dc.contains(wanted), "{wanted}: {dc}");
    }
    let marc = oai("verb=GetRecord&metadataPrefix=marcxml&identifier=oai:localhost:case-test").await;
    assert!(
        marc.contains("<datafield tag=\"088\" ind1=\" \" ind2=\" \"><subfield code=\"a\">E/2000/1</subfield>"),
        "{marc}"
    );
    let fixed = marc.split("tag=\"008\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
    assert_eq!((fixed.len(), &fixed[..15], &fixed[35..38]), (40, "261120s2003    ", "eng"));
    // No author of a case is in this record: its title is not an entry beside one.
    assert!(marc.contains("<datafield tag=\"245\" ind1=\"0\" ind2=\"0\">"), "{marc}");
}

#[tokio::test]
async fn what_was_withdrawn_is_deleted_for_good() {
    let all = oai("verb=ListIdentifiers&metadataPrefix=oai_dc").await;
    assert_eq!(all.matches("<header").count(), 5);
    let deleted = "<header status=\"deleted\"><identifier>oai:localhost:coi-twice</identifier><datestamp>2026-11-20<";
    assert!(all.contains(deleted));
    assert!(!all.contains("resumptionToken"), "a list that is whole needs no token");
    let later = oai("verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-22").await;
    assert!(
        later.contains("coi-burundi-2016") && !later.contains("coi-twice") && !later.contains("case-test"),
        "{later}"
    );
    let cases = oai("verb=ListIdentifiers&metadataPrefix=oai_dc&set=type:case").await;
    assert_eq!(cases.matches("<header").count(), 2);
}

#[tokio::test]
async fn harvesters_may_post() {
    let site = router(Site::new(library()));
    assert_eq!(ask(site, "POST", "/oai", &[]).await.status, 200);
    assert_eq!(request("PUT", "/oai").await.status, 405);
}
