//! Event tables: a first state, events with the effects of each, and the final state.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_worker::protocol::message::Ask;

use super::*;
use crate::values::catalogue::Kind;

const COMPARE: QuestionId = 0;
const MOVE: QuestionId = 1;
const DEALS: QuestionId = 2;
const SURE: QuestionId = 3;
const FLIPS: QuestionId = 4;
const VERIFY: QuestionId = 5;
const NAMES: [&str; 6] = ["compare", "move", "deals", "sure", "flips", "verify"];

/// A time, in milliseconds.
const NOW: i64 = 1_000_000;

fn nothing() -> State {
    let mut state = State::default();
    let background = |keeps| Manner::Background { keeps };
    for manner in
        [Manner::Comparison, Manner::Foreground, Manner::Foreground, background(false), background(true), Manner::Once]
    {
        state.add_question(manner);
    }
    state
}

/// Load 1 has brought its data and the comparison with a half-life of 7 days.
fn shown() -> State {
    after(nothing(), [begun(), started(1), attempted(1, Outcome::Loaded), read(1)])
}

/// Load 2 is being read beside the data of load 1.
fn reading() -> State {
    after(shown(), [begun(), started(2)])
}

/// The comparison with a half-life of 8 days is due as request 1.
fn comparing() -> State {
    after(shown(), [want(COMPARE, &days(8.0))])
}

/// Load 4 holds the data after three crashes of holders.
fn worn() -> State {
    let died = |state: State, load: LoadId| {
        after(state, [holder_died(), started(load), attempted(load, Outcome::Loaded), read(load)])
    };
    (2..=4).fold(shown(), died)
}

fn after(state: State, events: impl IntoIterator<Item = Event>) -> State {
    events.into_iter().fold(state, |state, event| step(state, event).0)
}

fn days(half_life: f64) -> Request {
    compare(half_life, None, Kind::TimeDecay)
}

fn compare(half_life: f64, lookback_days: Option<f64>, kind: Kind) -> Request {
    let models = vec![Model::TimeDecay { half_life }];
    let counting = EligibilityRules { lookback_days, ..EligibilityRules::default() };
    Request { ask: Ask::Compare { models, by: vec![Dimension::Team], counting }, kinds: vec![kind] }
}

fn moves(half_life: f64, lookback_days: Option<f64>) -> Request {
    let counting = EligibilityRules { lookback_days, ..EligibilityRules::default() };
    Ask::Move { from: Model::Last, to: Model::TimeDecay { half_life }, counting }.into()
}

/// A request that differs from others only by its number.
fn number(number: u32) -> Request {
    Ask::Digest(number).into()
}

const fn begun() -> Event {
    Event::Begun
}

const fn started(load: LoadId) -> Event {
    Event::Started { load }
}

const fn attempted(load: LoadId, outcome: Outcome) -> Event {
    Event::Attempted { load, remembered: false, outcome }
}

fn read(load: LoadId) -> Event {
    Event::Read { load, compared: days(7.0), other_files: false }
}

const fn left(load: LoadId) -> Event {
    Event::Left { load, holder_dead: false }
}

const fn cancelled() -> Event {
    Event::Cancelled { holder_dead: false }
}

const fn holder_died() -> Event {
    Event::HolderDied { now: NOW }
}

fn want(question: QuestionId, request: &Request) -> Event {
    Event::Wanted { question, request: Some(request.clone()) }
}

fn answered(question: QuestionId, sent: u32, reply: Reply, wanted: &Request) -> Event {
    Event::Answered { question, sent, reply, wanted: Some(wanted.clone()) }
}

fn done(question: QuestionId, sent: u32, wanted: &Request) -> Event {
    answered(question, sent, Reply::Done, wanted)
}

fn request_text(request: &Request) -> String {
    let (model, counting) = match &request.ask {
        Ask::Compare { models, counting, .. } => (&models[0], counting),
        Ask::Move { to, counting, .. } => (to, counting),
        Ask::Digest(number) => return number.to_string(),
        other => panic!("{other:?} is in no table"),
    };
    let Model::TimeDecay { half_life } = model else { panic!("{model} is in no table") };
    counting.lookback_days.map_or_else(|| half_life.to_string(), |days| format!("{half_life} of {days}"))
}

fn effect_text(effect: &Effect) -> String {
    match effect {
        Effect::Send { question, sent, request } => {
            format!("send {} #{sent} {}", NAMES[*question], request_text(request))
        }
        Effect::ShowWorking(at) => format!("{} works", NAMES[*at]),
        Effect::Show(at) => format!("show {}", NAMES[*at]),
        Effect::ShowEmpty(at) => format!("empty {}", NAMES[*at]),
        Effect::ShowFailure(at) => format!("fail {}", NAMES[*at]),
        Effect::Clear(at) => format!("clear {}", NAMES[*at]),
        Effect::Reconsider(at) => format!("reconsider {}", NAMES[*at]),
        other => format!("{other:?}"),
    }
}

/// Formats loads, and questions with a request due (`?`) or an answer on the screen (`=`).
fn state_text(state: &State) -> String {
    let mut parts = vec![format!("newest {}", state.newest)];
    parts.extend(state.load.as_ref().map(|_| format!("loading {}", state.newest)));
    parts.extend(state.holder.map(|load| format!("holder {load}")));
    for (name, question) in NAMES.iter().zip(&state.questions) {
        if let Some((sent, request)) = question.due() {
            parts.push(format!("{name}? #{sent} {}", request_text(request)));
        }
        if let Some(request) = question.shown() {
            parts.push(format!("{name}={}", request_text(request)));
        }
    }
    parts.join("; ")
}

/// Steps through events; checks the effects of each, and the final state.
#[track_caller]
fn check(from: State, events: &[(Event, &str)], expected: &str) {
    let mut state = from;
    for (at, (event, expected)) in events.iter().enumerate() {
        let (next, effects) = step(state, event.clone());
        let effects: Vec<_> = effects.iter().map(effect_text).collect();
        assert_eq!(effects.join(", "), *expected, "event {at}: {event:?}");
        state = next;
    }
    assert_eq!(state_text(&state), expected);
}

mod loads {
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
}

mod questions {
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
        check(
            nothing(),
            &[(want(VERIFY, &number(1)), ""), (want(DEALS, &number(1)), ""), (holder_died(), "")],
            "newest 0",
        );
    }

    #[test]
    fn an_unknown_question_does_nothing() {
        check(shown(), &[(want(99, &number(1)), ""), (done(99, 1, &number(1)), "")], "newest 1; holder 1; compare=7");
    }
}

mod deaths {
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
}
