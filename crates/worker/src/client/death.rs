//! Turns a dead worker's last message into a problem.

use fairshare_types::problem::{Problem, Reason};

/// How a panic message begins. A panic names its own cause, so its text is not searched for [`NO_MEMORY`].
const PANIC: &str = "panicked at";

/// What browsers report when memory runs out. A failed allocation ends a Rust program with the instruction
/// `unreachable`, as a panic does; but a panic has already posted its message.
const NO_MEMORY: [&str; 3] = ["unreachable", "out of memory", "allocat"];

/// Most characters kept of a last message, which is shown in one sentence.
const LONGEST: usize = 200;

/// The problem reported for every request that a worker left unanswered when it died.
pub fn problem(last_words: &str) -> Problem {
    let said = last_words.to_lowercase();
    let no_memory = !said.starts_with(PANIC) && NO_MEMORY.iter().any(|sign| said.contains(sign));
    let reason = if no_memory { Reason::OutOfMemory } else { Reason::WorkerDied };
    Problem { value: shorten(last_words), ..Problem::file(reason, "") }
}

/// The problem reported for a request to a worker that is already dead.
pub fn already(last_words: &str) -> Problem {
    Problem { value: shorten(last_words), ..Problem::file(Reason::WorkerDied, "") }
}

fn shorten(words: &str) -> String {
    words.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(last_words: &str, expected: Reason) {
        assert_eq!(problem(last_words).reason, expected, "{last_words}");
    }

    #[test]
    fn a_failed_allocation_is_told_from_a_fault() {
        check("RuntimeError: unreachable", Reason::OutOfMemory);
        check("Uncaught RuntimeError: unreachable", Reason::OutOfMemory);
        check("RuntimeError: unreachable executed", Reason::OutOfMemory);
        check("RuntimeError: Unreachable code should not be executed", Reason::OutOfMemory);
        check("RangeError: WebAssembly.Memory(): could not allocate memory", Reason::OutOfMemory);
        check("RangeError: Array buffer allocation failed", Reason::OutOfMemory);
        check("DataCloneError: Data cannot be cloned, out of memory.", Reason::OutOfMemory);
        check("RuntimeError: memory access out of bounds", Reason::WorkerDied);
        check("RangeError: Maximum call stack size exceeded", Reason::WorkerDied);
        check("It gave no sign of life.", Reason::WorkerDied);
        check("panicked at a.rs:1:1:\ninternal error: entered unreachable code", Reason::WorkerDied);
    }

    #[test]
    fn last_words_are_kept_short_and_whole_letters() {
        let words = "é".repeat(1_000);
        assert_eq!(problem(&words).value, "é".repeat(LONGEST));
        assert_eq!(already("RuntimeError: unreachable").reason, Reason::WorkerDied);
        assert_eq!(already("RuntimeError: unreachable").value, "RuntimeError: unreachable");
    }
}
