//! Crashes of workers.

use super::*;

#[test]
fn a_worker_that_died_idle_is_replaced_at_the_next_question() {
    check(
        shown(),
        &[
            (want(COMPARE, &days(8.0)), "send compare #1 8"),
            (answered(COMPARE, 1, Reply::Died, &days(8.0)), "Revive { quiet: false }"),
            (holder_died(), "EndHolder, EndReaders, ShowLoading, Reload(2)"),
            (started(2), "EndReaders, UseReader"),
            (attempted(2, Outcome::Loaded), "HandOver"),
            (Event::Read { load: 2, compared: days(8.0), other_files: false }, "TakeOver"),
            (want(COMPARE, &days(8.0)), ""),
        ],
        "newest 2; holder 2; compare=8",
    );
}

#[test]
fn a_worker_that_dies_while_a_dropped_file_is_prepared_leaves_that_load_alone() {
    check(
        after(shown(), [want(DEALS, &number(1)), begun()]),
        &[(holder_died(), ""), (started(2), "EndReaders, UseReader"), (attempted(2, Outcome::Loaded), "HandOver")],
        "newest 2; loading 2; holder 1; compare=7; deals? #1 1",
    );
}

#[test]
fn a_worker_that_dies_while_much_is_asked_is_replaced_once() {
    check(
        after(shown(), [want(COMPARE, &days(8.0)), want(DEALS, &number(1)), want(SURE, &number(1))]),
        &[
            (answered(COMPARE, 1, Reply::Died, &days(8.0)), "Revive { quiet: false }"),
            (answered(DEALS, 2, Reply::Died, &number(1)), "Revive { quiet: false }"),
            (answered(SURE, 3, Reply::Died, &number(1)), "fail sure"),
            (holder_died(), "EndHolder, EndReaders, ShowLoading, Reload(2)"),
            (holder_died(), ""),
        ],
        "newest 2; loading 2; compare=7",
    );
}

#[test]
fn what_is_wanted_while_the_worker_is_replaced_is_asked_of_the_next_one() {
    check(
        after(shown(), [holder_died()]),
        &[
            (want(DEALS, &number(1)), ""),
            (read(2), "TakeOver"),
            (want(DEALS, &number(1)), "send deals #1 1"),
            (done(DEALS, 1, &number(1)), "show deals"),
        ],
        "newest 2; holder 2; compare=7; deals=1",
    );
}

#[test]
fn a_worker_that_dies_while_other_data_are_read_is_replaced_by_these() {
    check(
        after(reading(), [want(DEALS, &number(1))]),
        &[
            (answered(DEALS, 1, Reply::Died, &number(1)), ""),
            (attempted(2, Outcome::Loaded), "HandOver"),
            (read(2), "TakeOver"),
        ],
        "newest 2; holder 2; compare=7",
    );
}

#[test]
fn a_worker_that_died_while_a_load_came_to_nothing_is_replaced_quietly() {
    check(
        reading(),
        &[
            (attempted(2, Outcome::Failed { blamed: None }), "GiveUp(Problem)"),
            (Event::Left { load: 2, holder_dead: true }, "EndReaders, Stay(2), SayWhy, Revive { quiet: true }"),
            (holder_died(), "EndHolder, EndReaders, ShowLoading, Reload(4)"),
        ],
        "newest 4; loading 4; compare=7",
    );
}

#[test]
fn a_worker_that_died_while_a_load_was_stopped_is_replaced_quietly() {
    check(
        reading(),
        &[(Event::Cancelled { holder_dead: true }, "EndReaders, Stay(2), SayWhy, Revive { quiet: true }")],
        "newest 3; holder 1; compare=7",
    );
}

#[test]
fn too_many_deaths_on_the_same_data_are_given_up() {
    check(
        after(worn(), [want(MOVE, &moves(1.0, None))]),
        &[
            (answered(MOVE, 1, Reply::Died, &moves(1.0, None)), "Revive { quiet: false }"),
            (holder_died(), "EndHolder, GiveUpQuestions"),
            (want(VERIFY, &number(1)), ""),
            (want(SURE, &number(1)), ""),
        ],
        "newest 4; compare=7",
    );
}

#[test]
fn after_too_many_deaths_the_next_question_tries_again_once_it_is_calm() {
    check(
        after(worn(), [holder_died()]),
        &[
            (want(MOVE, &moves(1.0, None)), "Revive { quiet: false }"),
            (holder_died(), "EndHolder, GiveUpQuestions"),
            (want(MOVE, &moves(1.0, None)), "Revive { quiet: false }"),
            (Event::HolderDied { now: NOW + 60_000 }, "EndHolder, EndReaders, ShowLoading, Reload(5)"),
        ],
        "newest 5; loading 5; compare=7",
    );
}

#[test]
fn other_files_have_no_deaths_yet() {
    let other = Event::Read { load: 5, compared: days(7.0), other_files: true };
    check(
        after(worn(), [begun(), started(5)]),
        &[(other, "TakeOver"), (holder_died(), "EndHolder, EndReaders, ShowLoading, Reload(6)")],
        "newest 6; loading 6; compare=7",
    );
}

#[test]
fn after_too_many_deaths_other_files_open() {
    check(
        after(worn(), [holder_died()]),
        &[
            (begun(), "EndReaders, ShowLoading"),
            (started(5), "EndReaders, UseReader"),
            (attempted(5, Outcome::Loaded), "HandOver"),
            (read(5), "TakeOver"),
            (want(DEALS, &number(1)), "send deals #1 1"),
        ],
        "newest 5; holder 5; compare=7; deals? #1 1",
    );
}

#[test]
fn a_replacement_may_itself_be_stopped() {
    check(
        after(shown(), [holder_died()]),
        &[
            (cancelled(), "EndReaders, Stay(2), SayWhy"),
            (want(DEALS, &number(1)), "Revive { quiet: false }"),
            (holder_died(), "EndHolder, EndReaders, ShowLoading, Reload(4)"),
        ],
        "newest 4; loading 4; compare=7",
    );
}
