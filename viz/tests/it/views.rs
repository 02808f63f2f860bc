//! Views of runs that were made by hand: how they look, and what they say of runs that have nothing, or too
//! much.

use viz::{Before, MimeBundle, Options, Run};

use crate::samples;

fn chart(name: &str, run: &Run) -> MimeBundle {
    with(name, run, &Options::default())
}

fn chart_of(name: &str, run: &Run) -> viz::Chart {
    viz::view(name).unwrap_or_else(|| panic!("there is a view {name}")).chart(run, &Options::default())
}

fn with(name: &str, run: &Run, options: &Options) -> MimeBundle {
    viz::view(name).unwrap_or_else(|| panic!("there is a view {name}")).chart(run, options).bundle()
}

fn before(fiber: &str, message: Option<u32>) -> Options {
    Options { before: Some(Before { fiber: fiber.to_owned(), message }), ..Options::default() }
}

fn charts() -> Vec<(&'static str, MimeBundle)> {
    let by_fiber = Options { is_by_fiber: true, ..Options::default() };
    vec![
        ("timeline", chart("timeline", &samples::two_workers())),
        ("timeline-fibers", with("timeline", &samples::two_workers(), &by_fiber)),
        ("space-time", chart("space-time", &samples::two_workers())),
        ("space-time-before", with("space-time", &samples::two_workers(), &before("producer", None))),
        ("space-time-message", with("space-time", &samples::two_workers(), &before("consumer", Some(2)))),
        ("space-time-locks", chart("space-time", &samples::lock_trace())),
        ("space-time-mutex", chart("space-time", &samples::mutex_in_simulation())),
        ("schedule", chart("schedule", &samples::lost_update())),
        ("space-time-simulated", chart("space-time", &samples::lost_update())),
        ("conflicts", chart("conflicts", &samples::conflicts())),
        ("supervision", chart("supervision", &samples::supervised())),
        ("wait-for", chart("wait-for", &samples::deadlock())),
        ("wait-for-many", chart("wait-for", &samples::deadlock_of_many())),
        ("wait-for-two", chart("wait-for", &samples::deadlock_of_two())),
        ("pipeline", chart("pipeline", &samples::pipeline())),
        ("pipeline-traced", chart("pipeline", &samples::traced_pipeline())),
        ("scheduler", chart("scheduler", &samples::two_workers())),
        ("scheduler-counted", chart("scheduler", &samples::half_a_minute())),
        ("run-queue", chart("run-queue", &samples::half_a_minute())),
        ("stm", chart("stm", &samples::half_a_minute())),
        ("mailbox", chart("mailbox", &samples::two_workers())),
        ("mailbox-sampled", chart("mailbox", &samples::half_a_minute())),
        ("locks", chart("locks", &samples::lock_trace())),
        ("locks-counted", chart("locks", &samples::locks())),
        ("parallel", chart("parallel", &samples::chunks())),
        ("gc", chart("gc", &samples::pauses())),
        ("steals", chart("steals", &samples::half_a_minute())),
        ("tvars", chart("tvars", &samples::conflicts())),
        ("summary", viz::bundle(&chart_of("summary", &samples::two_workers()))),
        ("summary-counted", viz::bundle(&chart_of("summary", &samples::half_a_minute()))),
    ]
}

#[test]
fn views_look_as_they_did() {
    crate::golden::compare("painted-views", charts());
}

/// Every view of a run, as it is stored and as it is shown while it changes.
fn all(run: &Run) -> Vec<(String, String)> {
    let mut forms = Vec::new();
    for view in viz::VIEWS {
        for is_by_fiber in [false, true] {
            let before = Some(Before { fiber: "consumer".to_owned(), message: None });
            let before = before.filter(|_| is_by_fiber);
            let chart = view.chart(run, &Options { is_by_fiber, before });
            let stored = chart.bundle();
            let text = stored.get(viz::PLAIN).unwrap_or_else(|| panic!("{} has a text", view.name));
            let live = viz::live(&chart);
            let svg = live.get(viz::HTML).unwrap_or_else(|| panic!("{} is drawn", view.name));
            assert!(svg.len() < 40_000, "{} takes {} bytes", view.name, svg.len());
            assert!(svg.contains("<title") && !svg.contains("NaN"), "{svg}");
            assert!(text.lines().all(|line| line.chars().count() <= 500), "{text}");
            forms.push((svg.to_owned(), text.to_owned()));
        }
    }
    forms
}

#[test]
fn names_are_found_and_each_view_has_a_question() {
    let names: Vec<&str> = viz::VIEWS.iter().map(|view| view.name).collect();
    for (place, view) in viz::VIEWS.iter().enumerate() {
        assert_eq!(viz::view(view.name).map(|found| found.name), Some(view.name));
        assert!(view.question.ends_with('?'), "{}", view.question);
        assert!(!names[..place].contains(&view.name), "{} is there twice", view.name);
    }
    assert!(viz::view("nothing").is_none());
}

#[test]
fn what_a_diagram_is_asked_about_needs_no_number_and_what_is_not_there_is_told() {
    let mut run = samples::two_workers();
    run.names.fibers.insert(samples::task(3), "consumer:3".to_owned());
    let text =
        |asked: &Options| with("space-time", &run, asked).get(viz::PLAIN).unwrap_or_default().to_owned();
    for name in ["consumer", "consumer:3"] {
        assert!(text(&before(name, Some(3))).contains("Up to message 3 to consumer"), "{name}");
        assert!(text(&before(name, None)).contains("Up to the end of consumer"), "{name}");
    }
    for asked in [before("cons", None), before("consumer", Some(99))] {
        let told = text(&asked);
        assert!(told.contains("Not found, so nothing is grey: ") && !told.contains('┆'), "{told}");
    }
}

#[test]
fn a_run_without_anything_says_so_in_every_view() {
    let mut empty_for_a_while = samples::run_of(1_000, vec![vec![], vec![]]);
    let mut virtual_run = Run::default();
    virtual_run.recording.is_virtual = true;
    for run in [Run::default(), empty_for_a_while.clone(), virtual_run] {
        for (svg, text) in all(&run) {
            let sentence = text.lines().last().unwrap_or_default();
            assert!(sentence.ends_with('.') && sentence.len() > 10, "{text}\n{svg}");
        }
    }
    empty_for_a_while.recording.lanes.clear();
    all(&empty_for_a_while);
}

#[test]
fn one_event_is_enough() {
    use concurrency::{Ending, What};
    let by = Some(samples::task(1));
    let events = [
        samples::ran(1, 10, 20, Ending::Unfinished),
        samples::ran(1, 0, 0, Ending::Done),
        samples::sent(10, 1, 1, 1),
        samples::received(10, 1, 1, 1),
        samples::woke(10, 1, 2),
        samples::spawned(10, 1, 2),
        samples::record(10, What::Slept { until: samples::at(20) }),
        samples::record(10, What::Committed { place: 1, by }),
        samples::record(10, What::Aborted { place: 1, variable: 1, against: 0, by }),
        samples::record(10, What::Awaited { lock: 1, until: samples::at(90), is_taken: false, by }),
        samples::record(10, What::Held { lock: 1, until: samples::at(90), is_shared: false, by: None }),
        samples::record(10, What::Computed { call: 1, items: 5, until: samples::at(50), by }),
    ];
    for event in events {
        for is_virtual in [false, true] {
            let mut run = samples::run_of(100, vec![vec![event]]);
            run.recording.is_virtual = is_virtual;
            all(&run);
        }
    }
}

#[test]
fn what_was_dropped_is_told_by_every_view_of_a_trace() {
    let mut run = samples::two_workers();
    run.recording.lanes[1].dropped = 1_234;
    for name in
        ["timeline", "space-time", "schedule", "scheduler", "mailbox", "stm", "summary", "conflicts", "tvars"]
    {
        let bundle = chart(name, &run);
        let text = bundle.get(viz::PLAIN).unwrap_or_default();
        assert!(text.contains("1,234 records were dropped"), "{name}: {text}");
    }
    let mut run = samples::half_a_minute();
    run.recording.frames_dropped = 77;
    for name in ["scheduler", "run-queue", "steals", "summary"] {
        let bundle = chart(name, &run);
        let text = bundle.get(viz::PLAIN).unwrap_or_default();
        assert!(text.contains("77 samples were dropped"), "{name}: {text}");
    }
}

#[test]
fn a_million_fibers_are_the_busiest_thirty_and_the_others() {
    use concurrency::Ending;
    let records =
        (0..1_000_000_u64).map(|n| samples::ran(n + 1, n * 10, n * 10 + 2 + n % 7, Ending::Done)).collect();
    let run = samples::run_of(10_000_000, vec![records]);
    let by_fiber = with("timeline", &run, &Options { is_by_fiber: true, ..Options::default() });
    let text = by_fiber.get(viz::PLAIN).unwrap_or_default();
    assert!(
        text.contains("\n999,970 other fibers ") && text.contains("\n1,000,000 fibers in 10 s"),
        "{text}"
    );
    assert!(by_fiber.get(viz::SVG).is_some_and(|svg| svg.len() < 40_000));
    let by_worker = chart("timeline", &run);
    assert!(by_worker.get(viz::PLAIN).unwrap_or_default().contains("999,993 other fibers"));
    assert!(by_worker.get(viz::SVG).is_some_and(|svg| svg.len() < 40_000));
}

#[test]
fn ten_thousand_actors_are_the_fullest_mailboxes_and_the_others() {
    let mut records = Vec::new();
    for mailbox in 0..10_000_u32 {
        for message in 1..=mailbox % 12 + 1 {
            records.push(samples::sent(u64::from(mailbox), 1, mailbox, message));
        }
    }
    let mut run = samples::run_of(20_000, vec![records]);
    let actor = |n: usize| viz::Supervised { name: format!("actor {n}"), ..viz::Supervised::default() };
    run.supervision = vec![viz::Supervised { children: (0..10_000).map(actor).collect(), ..actor(10_000) }];
    run.supervision[0].children[5_000].restarts.push((samples::at(7), "broken".to_owned()));
    for (svg, _) in all(&run) {
        assert!(svg.len() < 40_000);
    }
    let bundle = chart("mailbox", &run);
    let text = bundle.get(viz::PLAIN).unwrap_or_default();
    assert!(text.contains("9,992 other mailboxes") && text.contains("12 messages"), "{text}");
    let bundle = chart("supervision", &run);
    let text = bundle.get(viz::PLAIN).unwrap_or_default();
    assert!(text.contains("actor 5000") && text.contains("other actors"), "{text}");
}

#[test]
fn texts_of_any_kind_are_shown_as_far_as_they_fit() {
    let long = "<a & \"b\">\n\u{1b}".repeat(10_000);
    let mut run = samples::two_workers();
    run.names.fibers.values_mut().for_each(|name| name.clone_from(&long));
    run.names.mailboxes.values_mut().for_each(|name| name.clone_from(&long));
    run.names.tvars.values_mut().for_each(|name| name.clone_from(&long));
    run.supervision = samples::supervised().supervision;
    run.supervision[0].name.clone_from(&long);
    run.stages = samples::pipeline().stages;
    run.stages[2].name.clone_from(&long);
    run.waits = samples::deadlock().waits;
    run.waits[0].waiter.clone_from(&long);
    run.conflicts = samples::conflicts().conflicts;
    run.conflicts[0].variable.clone_from(&long);
    run.locks = samples::locks().locks;
    run.locks[0].lock.clone_from(&long);
    for (svg, text) in all(&run) {
        assert!(!svg.contains("<a ") && !svg.contains('\u{1b}') && !text.contains('\u{1b}'), "{svg}\n{text}");
    }
}
