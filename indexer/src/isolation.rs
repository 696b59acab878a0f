//! Reading in a process apart, with limits on time, memory and output: what breaks, loops or unfolds without end in a document
//! takes nothing else with it.
//!
//! The program that reads is the one that runs, started again with a word that says so: each `main` asks
//! [`become_reader_if_asked`] first. It answers with JSON on its standard output and nothing else.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use crate::extract::Extract;
use crate::readers;
use crate::refusal::Refusal;

/// The word that makes a program of ours the reader of one file.
const WORD: &str = "read-one-document";

/// The largest file that is read, in MB.
const LARGEST: u64 = 128;

/// The memory that reading a file may take, in MB; a program it starts may take as much.
const MEMORY: u64 = 768;

/// The processor time that reading a file may take, in seconds: one more for each MB of it.
const SECONDS: u64 = 8;
const MOST_SECONDS: u64 = 60;

/// How many times as long a reader may take by the clock: on a machine that does much else it waits for its turn, which is no fault
/// of the file.
const WAITING: u64 = 15;

/// The longest answer, and the longest complaint, in bytes.
const LONGEST_ANSWER: u64 = 96 << 20;
const LONGEST_COMPLAINT: u64 = 64 << 10;

/// The stack of the thread that reads: some formats nest.
pub const READING_STACK: usize = 64 << 20;

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Be the reader of one file, if the program was started as one; otherwise remember that it can be. To be asked first in `main`.
pub fn become_reader_if_asked() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().as_deref() == Some(OsStr::new(WORD)) {
        return Some(arguments.next().map_or(ExitCode::FAILURE, |path| be_reader(Path::new(&path))));
    }
    if let Ok(program) = std::env::current_exe() {
        read_with(program);
    }
    None
}

/// Read with another program that asks [`become_reader_if_asked`]: for tests, which cannot be started so themselves.
pub fn read_with(program: PathBuf) {
    // The first to say so is right: it is the program itself.
    let _ = PROGRAM.set(program);
}

fn be_reader(path: &Path) -> ExitCode {
    limit(seconds_for(path));
    let path = path.to_owned();
    let thread = std::thread::Builder::new().stack_size(READING_STACK).spawn(move || readers::read(&path));
    let Ok(Ok(read)) = thread.map(std::thread::JoinHandle::join) else { return ExitCode::from(101) };
    let answered = serde_json::to_vec(&read).map(|answer| std::io::stdout().write_all(&answer));
    if matches!(answered, Ok(Ok(()))) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Keep this process, and what it starts, within bounds.
#[cfg(unix)]
fn limit(seconds: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // At the first limit of time the system says why it ends a program; one that does not listen is ended at the second.
    let limits = [(Resource::As, MEMORY << 20, 0), (Resource::Cpu, seconds, 2), (Resource::Core, 0, 0)];
    for (resource, most, more) in limits {
        // Where a limit cannot be set the others still hold.
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most + more) });
    }
}

#[cfg(not(unix))]
fn limit(_seconds: u64) {}

fn seconds_for(path: &Path) -> u64 {
    let size = std::fs::metadata(path).map_or(0, |about| about.len());
    (SECONDS + (size >> 20)).min(MOST_SECONDS)
}

/// Read a file in a process apart.
pub(crate) fn read(path: &Path) -> Result<Extract, Refusal> {
    let about = std::fs::metadata(path).map_err(|error| Refusal::Unreadable(error.to_string()))?;
    if !about.is_file() {
        return Err(Refusal::Unreadable("it is not a file".to_owned()));
    }
    if about.len() > LARGEST << 20 {
        return Err(Refusal::TooLarge { limit: LARGEST });
    }
    let program = PROGRAM.get().ok_or_else(|| Refusal::Crashed("this program cannot start a reader".to_owned()))?;
    let child = start(program, path).map_err(|error| Refusal::Crashed(format!("it does not start: {error}")))?;
    let seconds = seconds_for(path);
    listen(child, seconds, Duration::from_secs(seconds * WAITING))
}

fn start(program: &Path, path: &Path) -> std::io::Result<Child> {
    let mut command = Command::new(program);
    command.arg(WORD).arg(path).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // A group of its own, so that a program it starts ends with it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn()
}

fn listen(mut child: Child, seconds: u64, patience: Duration) -> Result<Extract, Refusal> {
    let (sender, answers) = mpsc::channel();
    let complaints = child.stderr.take().map(|stderr| std::thread::spawn(move || all_of(stderr, LONGEST_COMPLAINT)));
    let stdout = child.stdout.take();
    std::thread::spawn(move || stdout.map(|stdout| sender.send(all_of(stdout, LONGEST_ANSWER))));
    let answer = answers.recv_timeout(patience);
    if !matches!(&answer, Ok(answer) if (answer.len() as u64) < LONGEST_ANSWER) {
        end(&mut child);
    }
    let status = child.wait().map_err(|error| Refusal::Crashed(error.to_string()))?;
    let complaints = complaints.and_then(|thread| thread.join().ok()).unwrap_or_default();
    match answer {
        Err(RecvTimeoutError::Timeout) => Err(Refusal::TooSlow { seconds: patience.as_secs() }),
        Ok(answer) if answer.len() as u64 >= LONGEST_ANSWER => Err(Refusal::Bomb("its text has no end".to_owned())),
        Ok(answer) if status.success() => serde_json::from_slice(&answer)
            .map_err(|error| Refusal::Crashed(format!("its answer is broken: {error}")))?,
        _ => Err(ended(status, &String::from_utf8_lossy(&complaints), seconds)),
    }
}

fn all_of(pipe: impl Read, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = pipe.take(most).read_to_end(&mut bytes);
    bytes
}

/// End a reader and what it started.
fn end(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
}

/// What the end of a reader tells.
fn ended(status: ExitStatus, complaints: &str, seconds: u64) -> Refusal {
    if complaints.contains("memory allocation of") || complaints.contains("capacity overflow") {
        return Refusal::TooHungry { limit: MEMORY };
    }
    if complaints.contains("overflowed its stack") {
        return Refusal::Bomb("its parts are nested without end".to_owned());
    }
    #[cfg(unix)]
    if std::os::unix::process::ExitStatusExt::signal(&status) == Some(rustix::process::Signal::XCPU.as_raw()) {
        return Refusal::TooSlow { seconds };
    }
    let said = complaints.lines().find(|line| !line.trim().is_empty() && !line.starts_with("thread '"));
    Refusal::Crashed(said.map_or_else(|| status.to_string(), |said| said.chars().take(200).collect()))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::path::PathBuf;
    use std::time::{Duration, Instant};

    use super::{listen, start};
    use crate::refusal::Refusal;

    /// A reader that does this instead of reading.
    fn reader(folder: &tempfile::TempDir, script: &str) -> PathBuf {
        let path = folder.path().join("reader");
        std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    fn refused(script: &str) -> Refusal {
        let folder = tempfile::tempdir().unwrap();
        let child = start(&reader(&folder, script), folder.path()).unwrap();
        listen(child, 1, Duration::from_secs(2)).unwrap_err()
    }

    #[test]
    fn whatever_becomes_of_the_reader_is_a_refusal() {
        assert!(matches!(refused("exit 3"), Refusal::Crashed(_)));
        assert!(matches!(refused("echo nonsense"), Refusal::Crashed(_)));
        assert!(matches!(refused("kill -SEGV $$"), Refusal::Crashed(_)));
        assert_eq!(refused("kill -XCPU $$"), Refusal::TooSlow { seconds: 1 });
        assert!(matches!(
            refused("echo 'memory allocation of 7 bytes failed' >&2; kill -ABRT $$"),
            Refusal::TooHungry { .. }
        ));
        assert!(matches!(refused("echo 'has overflowed its stack' >&2; kill -ABRT $$"), Refusal::Bomb(_)));
        assert_eq!(refused("echo '{\"Err\":\"password\"}'"), Refusal::Password);
    }

    #[test]
    fn a_reader_that_waits_for_its_turn_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let child = start(&reader(&folder, "sleep 2; echo '{\"Err\":\"password\"}'"), folder.path()).unwrap();
        assert_eq!(listen(child, 1, Duration::from_secs(60)), Err(Refusal::Password));
    }

    #[test]
    fn a_reader_without_end_is_ended_with_all_it_started() {
        let begun = Instant::now();
        assert_eq!(refused("sleep 60 & wait"), Refusal::TooSlow { seconds: 2 });
        assert!(matches!(refused("yes"), Refusal::Bomb(_) | Refusal::TooSlow { .. }));
        assert!(begun.elapsed() < Duration::from_secs(8));
    }
}
