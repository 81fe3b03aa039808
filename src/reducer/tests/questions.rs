//! Questions: when they are sent, and which answers are shown.

use super::*;

#[test]
fn a_choice_is_asked_and_its_answer_shown() {
    check(
        shown(),
        &[(want(COMPARE, &days(8.0)), "send compare #1 8"), (done(COMPARE, 1, &days(8.0)), "show compare")],
        "newest 1; holder 1; compare=8",
    );
}

#[test]
fn the_comparison_that_came_with_the_data_is_not_asked_again() {
    check(shown(), &[(want(COMPARE, &days(7.0)), "")], "newest 1; holder 1; compare=7");
}

#[test]
fn while_one_request_is_on_its_way_only_the_latest_choice_is_asked_next() {
    let other = compare(7.0, Some(30.0), Kind::TimeDecay);
    check(
        comparing(),
        &[
            (want(COMPARE, &days(9.0)), ""),
            (want(COMPARE, &other), ""),
            (done(COMPARE, 1, &other), "send compare #2 7 of 30"),
            (done(COMPARE, 2, &other), "show compare"),
        ],
        "newest 1; holder 1; compare=7 of 30",
    );
}

#[test]
fn a_dragged_setting_shows_answers_on_the_way() {
    check(
        comparing(),
        &[
            (want(COMPARE, &days(9.0)), ""),
            (done(COMPARE, 1, &days(9.0)), "show compare, send compare #2 9"),
            (done(COMPARE, 2, &days(9.0)), "show compare"),
        ],
        "newest 1; holder 1; compare=9",
    );
}

#[test]
fn what_moves_shows_answers_on_the_way_as_long_as_touches_count_alike() {
    check(
        after(shown(), [want(MOVE, &moves(1.0, None))]),
        &[
            (want(MOVE, &moves(2.0, None)), ""),
            (done(MOVE, 1, &moves(2.0, None)), "show move, send move #2 2"),
            (want(MOVE, &moves(2.0, Some(30.0))), ""),
            (done(MOVE, 2, &moves(2.0, Some(30.0))), "send move #3 2 of 30"),
        ],
        "newest 1; holder 1; compare=7; move? #3 2 of 30; move=1",
    );
}

#[test]
fn an_answer_under_other_models_is_no_step_on_the_way() {
    let other = compare(8.0, None, Kind::Last);
    check(
        comparing(),
        &[(done(COMPARE, 1, &other), "send compare #2 8")],
        "newest 1; holder 1; compare? #2 8; compare=7",
    );
}

#[test]
fn a_late_answer_to_a_former_request_is_dropped() {
    check(
        after(shown(), [want(DEALS, &number(1))]),
        &[
            (want(DEALS, &number(2)), ""),
            (done(DEALS, 1, &number(2)), "send deals #2 2"),
            (done(DEALS, 1, &number(2)), ""),
            (done(DEALS, 2, &number(2)), "show deals"),
        ],
        "newest 1; holder 1; compare=7; deals=2",
    );
}

#[test]
fn a_choice_that_is_taken_back_is_not_asked_again() {
    check(
        shown(),
        &[
            (want(COMPARE, &compare(8.0, None, Kind::Last)), "send compare #1 8"),
            (want(COMPARE, &days(7.0)), ""),
            (done(COMPARE, 1, &days(7.0)), "reconsider sure, reconsider flips"),
        ],
        "newest 1; holder 1; compare=7",
    );
}

#[test]
fn a_comparison_that_was_dropped_has_the_background_computed_again() {
    let back = days(7.0);
    let other = compare(7.0, Some(30.0), Kind::TimeDecay);
    check(
        after(shown(), [want(SURE, &number(1)), want(COMPARE, &other)]),
        &[
            (answered(SURE, 1, Reply::Ended, &number(1)), "empty sure"),
            (want(COMPARE, &back), ""),
            (done(COMPARE, 2, &back), "reconsider sure, reconsider flips"),
            (want(SURE, &number(1)), "sure works, send sure #3 1"),
        ],
        "newest 1; holder 1; compare=7; sure? #3 1",
    );
}

#[test]
fn a_comparison_that_is_shown_leaves_the_background_to_follow_it() {
    check(
        comparing(),
        &[(done(COMPARE, 1, &days(8.0)), "show compare"), (want(COMPARE, &days(8.0)), "")],
        "newest 1; holder 1; compare=8",
    );
}

#[test]
fn a_request_in_the_background_does_not_wait_for_the_one_before() {
    check(
        shown(),
        &[
            (want(SURE, &number(1)), "sure works, send sure #1 1"),
            (want(SURE, &number(2)), "sure works, send sure #2 2"),
            (want(SURE, &number(2)), ""),
            (answered(SURE, 1, Reply::Ended, &number(2)), ""),
            (done(SURE, 2, &number(2)), "show sure"),
        ],
        "newest 1; holder 1; compare=7; sure=2",
    );
}

#[test]
fn intervals_that_are_not_wanted_any_more_are_not_shown() {
    check(
        after(shown(), [want(SURE, &number(1))]),
        &[(Event::Answered { question: SURE, sent: 1, reply: Reply::Done, wanted: None }, "empty sure")],
        "newest 1; holder 1; compare=7",
    );
}

#[test]
fn flip_points_stay_until_others_are_found() {
    check(
        after(shown(), [want(FLIPS, &number(1)), done(FLIPS, 1, &number(1))]),
        &[
            (want(FLIPS, &number(2)), "send flips #2 2"),
            (answered(FLIPS, 2, Reply::Ended, &number(2)), ""),
            (want(FLIPS, &number(2)), "send flips #3 2"),
            (answered(FLIPS, 3, Reply::Failed, &number(2)), ""),
        ],
        "newest 1; holder 1; compare=7; flips=1",
    );
}

#[test]
fn what_has_nothing_to_ask_drops_the_answer_on_its_way() {
    let nothing = |reply| Event::Answered { question: DEALS, sent: 1, reply, wanted: None };
    check(
        after(shown(), [want(DEALS, &number(1))]),
        &[
            (Event::Wanted { question: DEALS, request: None }, ""),
            (nothing(Reply::Done), ""),
            (want(DEALS, &number(1)), "send deals #2 1"),
        ],
        "newest 1; holder 1; compare=7; deals? #2 1",
    );
}

#[test]
fn a_problem_is_shown_and_the_next_choice_asked() {
    check(
        after(shown(), [want(DEALS, &number(1))]),
        &[
            (answered(DEALS, 1, Reply::Failed, &number(1)), "fail deals"),
            (want(DEALS, &number(2)), "send deals #2 2"),
            (want(DEALS, &number(3)), ""),
            (answered(DEALS, 2, Reply::Failed, &number(3)), "fail deals, send deals #3 3"),
        ],
        "newest 1; holder 1; compare=7; deals? #3 3",
    );
}

#[test]
fn a_model_that_is_too_much_goes_and_the_comparison_stays() {
    check(
        comparing(),
        &[(answered(COMPARE, 1, Reply::TooManyPlayers, &days(8.0)), "Deselect")],
        "newest 1; holder 1; compare=7",
    );
}

#[test]
fn where_nothing_else_is_to_be_shown_a_model_that_is_too_much_is_a_problem() {
    check(
        after(shown(), [want(MOVE, &moves(1.0, None))]),
        &[(answered(MOVE, 1, Reply::TooManyPlayers, &moves(1.0, None)), "Deselect, fail move")],
        "newest 1; holder 1; compare=7",
    );
}

#[test]
fn other_data_have_other_answers_though_the_request_is_equal() {
    let wanted = number(1);
    check(
        after(reading(), [want(DEALS, &wanted), done(DEALS, 1, &wanted)]),
        &[
            (read(2), "TakeOver"),
            (want(DEALS, &wanted), "send deals #2 1"),
            (want(COMPARE, &days(7.0)), ""),
            (done(DEALS, 2, &wanted), "show deals"),
        ],
        "newest 2; holder 2; compare=7; deals=1",
    );
}

#[test]
fn an_answer_of_a_replaced_worker_is_dropped() {
    check(
        after(reading(), [want(DEALS, &number(1)), want(SURE, &number(1)), read(2)]),
        &[
            (done(DEALS, 1, &number(1)), ""),
            (done(SURE, 2, &number(1)), ""),
            (want(DEALS, &number(1)), "send deals #3 1"),
            (answered(DEALS, 1, Reply::Cancelled, &number(1)), ""),
            (done(DEALS, 3, &number(1)), "show deals"),
        ],
        "newest 2; holder 2; compare=7; deals=1",
    );
}

#[test]
fn other_data_end_what_is_asked_on_demand() {
    check(
        after(reading(), [want(VERIFY, &number(1))]),
        &[
            (read(2), "TakeOver, empty verify"),
            (answered(VERIFY, 1, Reply::Cancelled, &number(1)), ""),
            (want(VERIFY, &number(1)), "verify works, send verify #2 1"),
        ],
        "newest 2; holder 2; compare=7; verify? #2 1",
    );
}

#[test]
fn what_is_asked_on_demand_is_asked_again_on_demand() {
    check(
        shown(),
        &[
            (want(VERIFY, &number(1)), "verify works, send verify #1 1"),
            (want(VERIFY, &number(1)), ""),
            (Event::Answered { question: VERIFY, sent: 1, reply: Reply::Done, wanted: None }, "show verify"),
            (want(VERIFY, &number(1)), "verify works, send verify #2 1"),
            (Event::Answered { question: VERIFY, sent: 2, reply: Reply::Died, wanted: None }, "fail verify"),
        ],
        "newest 1; holder 1; compare=7",
    );
}

#[test]
fn before_there_are_data_nothing_is_asked() {
    check(nothing(), &[(want(VERIFY, &number(1)), ""), (want(DEALS, &number(1)), ""), (holder_died(), "")], "newest 0");
}

#[test]
fn an_unknown_question_does_nothing() {
    check(shown(), &[(want(99, &number(1)), ""), (done(99, 1, &number(1)), "")], "newest 1; holder 1; compare=7");
}
