//! What is saved is found soon, no request is dropped meanwhile, and a bad file leaves what was there.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indexer::{Following, Next, Silent};
use tests::{Site, root};

const RECORD: &str = "---\ntype: report\ntitle: TITLE\nthemes: [fact-finding]\nsources:\n  - {title: A page, publisher: \
    Someone, url: \"https://example.org/\"}\nprovenance: {written: 2026-11-22}\n---\n\nA paragraph about inquiries.\n";

fn corpus(folder: &Path) {
    for name in ["vocabulary", "reports"] {
        fs::create_dir_all(folder.join(name)).unwrap();
    }
    for file in fs::read_dir(root().join("corpus/vocabulary")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), folder.join("vocabulary").join(file.file_name())).unwrap();
    }
    for number in 0..20 {
        write(folder, number, &format!("Report {number}"));
    }
}

fn write(folder: &Path, number: usize, title: &str) {
    fs::write(folder.join(format!("reports/report-{number}.md")), RECORD.replace("TITLE", title)).unwrap();
}

/// Wait for something; so long is the promise.
#[track_caller]
fn soon(what: &str, seen: impl Fn() -> bool) {
    let start = Instant::now();
    // The promise is two seconds for the program as it is built for use; this one is built for tests.
    while start.elapsed() < Duration::from_secs(15) {
        if seen() {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("{what} did not come");
}

#[test]
fn a_saved_file_is_found_while_others_go_on_reading_and_a_bad_one_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (files, data) = (folder.path().join("corpus"), folder.path().join("data"));
    corpus(&files);
    let library = indexer::prepare(&files, &data, &Silent).unwrap_or_else(|error| panic!("{error}")).library;
    let mut following = Following::new(&data, &library.info().digest).unwrap();
    let served = server::Site::new(library);
    let site = Site::of(Arc::clone(&served));
    let over = AtomicBool::new(false);
    let (asked, halves) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let next = || if over.load(Ordering::Relaxed) { Next::Stop } else { Next::Wait };
            indexer::watch(&files, &data, &Silent, |_| next()).unwrap();
        });
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                served.keep_up(&mut following);
                std::thread::sleep(Duration::from_millis(20));
            }
        });
        scope.spawn(|| {
            while !over.load(Ordering::Relaxed) {
                let found = site.json("/search.json?q=inquiries&per_page=100");
                asked.fetch_add(1, Ordering::Relaxed);
                // Always 20 records: one that changes is there as it was or as it is.
                halves.fetch_add(
                    usize::from(found["total"] != 20 || found["hits"].as_array().unwrap().len() != 20),
                    Ordering::Relaxed,
                );
            }
        });
        let finds = |word: &str| site.json(&format!("/search.json?q={word}"))["total"] == 1;
        for word in ["zebra", "okapi", "gazelle"] {
            write(&files, 3, word);
            soon(word, || finds(word));
        }
        assert!(!finds("zebra"));
        fs::write(
            files.join("reports/report-4.md"),
            RECORD.replace("TITLE", "lemur").replace("fact-finding", "fact-findin"),
        )
        .unwrap();
        soon("the bad file on the status page", || site.page("/status").body.contains("reports/report-4.md"));
        assert!(!finds("lemur") && finds("gazelle"));
        write(&files, 4, "lemur");
        soon("lemur", || finds("lemur"));
        soon("a clean status page", || !site.page("/status").body.contains("reports/report-4.md"));
        over.store(true, Ordering::Relaxed);
        // One more change, so that the watch hears that it is over.
        write(&files, 4, "over");
    });
    assert!(asked.load(Ordering::Relaxed) > 20, "the reader was kept waiting");
    assert_eq!(halves.load(Ordering::Relaxed), 0, "a reader saw a half-made index");
}
