//! What is killed, cut short or taken away at any moment: the next start serves a whole index, the old one or a new one, and says
//! which. A few moments in the suite; as many as `RAPPORTEUR_KILLS` says by hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use indexer::{Silent, prepare};
use search::SearchQuery;

use super::{RECORD, Trial, finds_all};

/// How many kills where nothing else is asked for.
const FEW: u64 = 24;

fn kills() -> u64 {
    std::env::var("RAPPORTEUR_KILLS").ok().and_then(|number| number.parse().ok()).unwrap_or(FEW)
}

/// Moments spread over a stretch of time, the same each time.
struct Moments(u64);

impl Moments {
    fn next(&mut self, within: Duration) -> Duration {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        within.mul_f64((self.0 >> 33) as f64 / f64::from(1u32 << 31))
    }
}

fn start(trial: &Trial, task: &str) -> Child {
    trial.program(task).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn kill(mut child: Child) {
    let _ = child.kill();
    child.wait().unwrap();
}

/// What the next start said, without the numbers in it.
fn next_start(trial: &Trial, said: &mut BTreeMap<String, usize>) {
    let prepared = trial.prepare();
    finds_all(&prepared, 20);
    let how = prepared.how.replace(|c: char| c.is_ascii_digit(), "");
    for damage in ["damaged", "incomplete", "could not be used"] {
        assert!(!how.contains(damage), "a kill damaged the index in use: {how}");
    }
    *said.entry(how).or_default() += 1;
}

fn change(trial: &Trial, number: u64) {
    let record = format!("reports/report-{}.md", number % 20);
    trial.write(&record, &RECORD.replace("TITLE", &format!("Version {number}")));
}

#[test]
fn a_build_killed_at_random_moments_leaves_a_whole_index() {
    let trial = Trial::new();
    let began = Instant::now();
    assert_eq!(trial.run("build").0, Some(0));
    let whole = began.elapsed();
    let (mut moments, mut said) = (Moments(8), BTreeMap::new());
    for number in 0..kills() {
        match number % 3 {
            // From nothing, then everything anew beside an index in use, then one record.
            0 => fs::remove_dir_all(trial.data()).unwrap(),
            1 => trial.write("vocabulary/synonyms.toml", &format!("# {number}\n")),
            _ => change(&trial, number),
        }
        let child = start(&trial, "build");
        std::thread::sleep(moments.next(whole.mul_f64(1.2)));
        kill(child);
        next_start(&trial, &mut said);
    }
    println!("after {} kills of `build`: {said:#?}", kills());
    let entries = fs::read_dir(trial.data().join("index")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    assert!(names.filter(|name| name.starts_with("gen-")).count() <= 3, "old generations are swept");
}

#[test]
fn a_watch_killed_at_random_moments_leaves_a_whole_index() {
    let trial = Trial::new();
    trial.prepare();
    let (mut moments, mut said) = (Moments(9), BTreeMap::new());
    for number in 0..kills() / 2 {
        let child = start(&trial, "watch");
        let until = Instant::now() + moments.next(Duration::from_millis(700));
        for step in 0.. {
            change(&trial, number + step);
            if Instant::now() >= until {
                break;
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        kill(child);
        next_start(&trial, &mut said);
    }
    println!("after {} kills of `watch`: {said:#?}", kills() / 2);
}

#[test]
#[cfg(unix)]
fn files_taken_away_beneath_a_reader_are_read_to_the_end() {
    let trial = Trial::new();
    let prepared = trial.prepare();
    fs::remove_dir_all(trial.data()).unwrap();
    finds_all(&prepared, 20);
    assert!(prepared.library.record("report-7").unwrap().is_some_and(|record| !record.passages.is_empty()));
    let next = trial.prepare();
    assert!(next.how.contains("there was no index"), "{}", next.how);
    finds_all(&next, 20);
}

/// A disk of a few megabytes that is gone with its owner.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mounted(at: &'a Path) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=16m", "tmpfs"]).arg(at).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(Self(at))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_the_index_that_was_there() {
    let trial = Trial::new();
    let data = trial.data();
    let Some(_disk) = SmallDisk::mounted(&data) else {
        println!("skipped: a small disk cannot be mounted here");
        return;
    };
    let before = trial.prepare().library.info().digest.clone();
    for left in [0, 4 << 10, 64 << 10, 256 << 10] {
        change(&trial, left);
        fill(&data.join("ballast"), left);
        let (code, output) = trial.run("build");
        let prepared = prepare(&trial.corpus(), &data, &Silent).unwrap_or_else(|error| panic!("{left}: {error}"));
        let total = prepared.library.search(&SearchQuery::new("inquiry")).unwrap().total;
        assert_eq!(total, 20, "{left}: {output}");
        let whole =
            code == Some(0) || prepared.how.contains("older index serves") && prepared.library.info().digest == before;
        assert!(whole, "{left}: {code:?} {} {output}", prepared.how);
        println!("{left} bytes left: exit {code:?}; {}", prepared.how);
        if code == Some(0) {
            break;
        }
    }
    fs::remove_file(data.join("ballast")).unwrap();
    let prepared = trial.prepare();
    finds_all(&prepared, 20);
    assert_ne!(prepared.library.info().digest, before);
}

/// Fill the disk until so many bytes are left.
fn fill(ballast: &Path, left: u64) {
    let _ = fs::remove_file(ballast);
    let mut size = 0;
    let block = vec![7u8; 64 << 10];
    let mut file = fs::File::create(ballast).unwrap();
    while let Ok(written) = std::io::Write::write(&mut file, &block) {
        size += written as u64;
    }
    file.set_len(size.saturating_sub(left)).unwrap();
}
