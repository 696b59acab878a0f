//! Reads one document in a process apart, as the programs do, for tests that cannot be started so themselves.

use std::process::ExitCode;

fn main() -> ExitCode {
    indexer::become_reader_if_asked().unwrap_or(ExitCode::FAILURE)
}
