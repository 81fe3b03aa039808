//! Loads: which of several counts, and what ends one.

use super::*;

#[test]
fn the_first_load_brings_its_data_and_a_comparison() {
    check(
        nothing(),
        &[
            (begun(), "EndReaders, ShowLoading"),
            (started(1), "EndReaders, UseReader"),
            (Event::Progressed { load: 1 }, "ShowProgress"),
            (attempted(1, Outcome::Loaded), "HandOver"),
            (read(1), "TakeOver"),
        ],
        "newest 1; holder 1; compare=7",
    );
}

#[test]
fn a_load_that_fails_leaves_what_was_there() {
    check(
        reading(),
        &[
            (attempted(2, Outcome::Failed { blamed: None }), "GiveUp(Problem)"),
            (left(2), "EndReaders, Stay(2), SayWhy"),
        ],
        "newest 3; holder 1; compare=7",
    );
}

#[test]
fn a_worker_that_dies_in_mid_load_is_replaced_once() {
    check(
        reading(),
        &[
            (attempted(2, Outcome::Died), "SayStartedAgain, ReadAgain"),
            (started(2), "EndReaders, UseReader"),
            (attempted(2, Outcome::Loaded), "HandOver"),
            (read(2), "TakeOver"),
        ],
        "newest 2; holder 2; compare=7",
    );
}

#[test]
fn a_worker_that_dies_twice_on_the_same_data_is_given_up() {
    check(
        reading(),
        &[
            (attempted(2, Outcome::Died), "SayStartedAgain, ReadAgain"),
            (started(2), "EndReaders, UseReader"),
            (attempted(2, Outcome::Died), "GiveUp(StoppedTwice)"),
            (left(2), "EndReaders, Stay(2), SayWhy"),
        ],
        "newest 3; holder 1; compare=7",
    );
}

#[test]
fn each_load_may_lose_a_worker() {
    check(
        reading(),
        &[
            (attempted(2, Outcome::Died), "SayStartedAgain, ReadAgain"),
            (begun(), "EndReaders, ForgetSettings(2), ShowLoading"),
            (started(3), "EndReaders, UseReader"),
            (attempted(3, Outcome::Died), "SayStartedAgain, ReadAgain"),
        ],
        "newest 3; loading 3; holder 1; compare=7",
    );
}

#[test]
fn the_newest_of_two_loads_wins() {
    check(
        reading(),
        &[
            (begun(), "EndReaders, ForgetSettings(2), ShowLoading"),
            (attempted(2, Outcome::Loaded), ""),
            (started(3), "EndReaders, UseReader"),
            (attempted(3, Outcome::Loaded), "HandOver"),
            (read(3), "TakeOver"),
        ],
        "newest 3; holder 3; compare=7",
    );
}

#[test]
fn a_former_load_starts_no_worker_and_shows_no_progress() {
    check(
        after(reading(), [begun()]),
        &[(started(2), ""), (Event::Progressed { load: 2 }, ""), (left(2), "")],
        "newest 3; loading 3; holder 1; compare=7",
    );
}

#[test]
fn a_former_load_whose_worker_dies_is_not_replayed() {
    check(
        after(reading(), [begun()]),
        &[(attempted(2, Outcome::Died), "")],
        "newest 3; loading 3; holder 1; compare=7",
    );
}

#[test]
fn a_load_is_stopped() {
    check(
        reading(),
        &[(cancelled(), "EndReaders, Stay(2), SayWhy"), (attempted(2, Outcome::Failed { blamed: None }), "")],
        "newest 3; holder 1; compare=7",
    );
}

#[test]
fn a_load_that_is_stopped_twice_is_stopped_once() {
    check(
        reading(),
        &[(cancelled(), "EndReaders, Stay(2), SayWhy"), (cancelled(), "")],
        "newest 3; holder 1; compare=7",
    );
}

#[test]
fn the_first_load_may_be_stopped() {
    check(
        after(nothing(), [begun(), started(1)]),
        &[(cancelled(), "EndReaders, Stay(1), SayWhy"), (begun(), "EndReaders, ShowLoading")],
        "newest 3; loading 3",
    );
}

#[test]
fn nothing_to_stop_stops_nothing() {
    check(shown(), &[(cancelled(), "")], "newest 1; holder 1; compare=7");
}

#[test]
fn a_load_stopped_between_reading_and_hand_over_does_not_take_over() {
    check(
        reading(),
        &[
            (attempted(2, Outcome::Loaded), "HandOver"),
            (Event::Cleared, "clear move, clear deals"),
            (cancelled(), "EndReaders, Stay(2), SayWhy"),
            (read(2), "reconsider move, reconsider deals"),
        ],
        "newest 3; holder 1; compare=7",
    );
}

#[test]
fn another_load_between_reading_and_hand_over_takes_its_place() {
    check(
        reading(),
        &[
            (attempted(2, Outcome::Loaded), "HandOver"),
            (Event::Cleared, "clear move, clear deals"),
            (begun(), "EndReaders, ForgetSettings(2), ShowLoading"),
            (read(2), "reconsider move, reconsider deals"),
            (want(MOVE, &number(1)), "send move #1 1"),
        ],
        "newest 3; loading 3; holder 1; compare=7; move? #1 1",
    );
}

#[test]
fn a_second_file_dropped_while_the_first_is_read_takes_its_place() {
    check(
        after(shown(), [begun()]),
        &[
            (Event::Offered { own: true }, "Open"),
            (begun(), "EndReaders, ForgetSettings(2), ShowLoading"),
            (started(2), ""),
            (started(3), "EndReaders, UseReader"),
        ],
        "newest 3; loading 3; holder 1; compare=7",
    );
}

#[test]
fn a_file_dropped_on_own_data_is_offered() {
    check(shown(), &[(Event::Offered { own: true }, "OfferChoice")], "newest 1; holder 1; compare=7");
}

#[test]
fn a_file_dropped_on_a_sample_opens() {
    check(shown(), &[(Event::Offered { own: false }, "Open")], "newest 1; holder 1; compare=7");
}

#[test]
fn a_file_dropped_while_kept_work_opens_is_shown_and_the_kept_work_is_not() {
    check(
        after(nothing(), [begun()]),
        &[
            (Event::Offered { own: false }, "Open"),
            (begun(), "EndReaders, ForgetSettings(1), ShowLoading"),
            (started(2), "EndReaders, UseReader"),
            (started(1), ""),
            (attempted(2, Outcome::Loaded), "HandOver"),
            (read(2), "TakeOver"),
            (left(1), ""),
            (Event::HeldNoData { load: 1 }, ""),
        ],
        "newest 2; holder 2; compare=7",
    );
}

#[test]
fn files_that_hold_settings_only_end_the_load() {
    check(
        after(shown(), [begun()]),
        &[(Event::HeldNoData { load: 2 }, "HideLoading")],
        "newest 3; holder 1; compare=7",
    );
}

#[test]
fn files_are_read_as_remembered_once() {
    let remembered = |outcome| Event::Attempted { load: 2, remembered: true, outcome };
    check(
        reading(),
        &[(remembered(Outcome::Loaded), "ReadAsRemembered"), (remembered(Outcome::Loaded), "HandOver")],
        "newest 2; loading 2; holder 1; compare=7",
    );
}

#[test]
fn refused_files_are_read_as_remembered_before_they_are_shown() {
    let refused = Outcome::Refused { joins: false };
    check(
        reading(),
        &[
            (Event::Attempted { load: 2, remembered: true, outcome: refused }, "ReadAsRemembered"),
            (attempted(2, refused), "Refuse"),
            (left(2), "EndReaders, Stay(2), SayWhy"),
        ],
        "newest 3; holder 1; compare=7",
    );
}

#[test]
fn deals_without_touches_join_the_files_of_before_once() {
    let refused = Outcome::Refused { joins: true };
    check(
        reading(),
        &[(attempted(2, refused), "ReadJoined"), (attempted(2, refused), "Refuse")],
        "newest 2; loading 2; holder 1; compare=7",
    );
}

#[test]
fn a_file_that_cannot_be_used_is_left_out() {
    let blamed = Some(Blame { others_are_shown: false });
    check(
        reading(),
        &[
            (attempted(2, Outcome::Failed { blamed }), "LeaveOut, ReadAgain"),
            (attempted(2, Outcome::Loaded), "HandOver"),
        ],
        "newest 2; loading 2; holder 1; compare=7",
    );
}

#[test]
fn where_only_files_on_the_screen_are_left_the_load_is_given_up() {
    let blamed = Some(Blame { others_are_shown: true });
    check(
        reading(),
        &[(attempted(2, Outcome::Failed { blamed }), "LeaveOut, GiveUp(NothingNew)")],
        "newest 2; loading 2; holder 1; compare=7",
    );
}
