//! Charts as a front end sees them: what is shown, in which place, and what errors say. Cells run on a real machine; the
//! queue of outputs stands for the client.

use crate::language::{Cell, CellId, Language, MimeBundle, Outbox, Outcome, Output, OutputSink};
use crate::{Evaluator, host};
use interp::Config;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A session whose client writes everything down.
struct Session {
    evaluator: Evaluator,
    outbox: Arc<Outbox>,
    /// What came and was not looked at.
    pending: VecDeque<Output>,
    /// What was looked at.
    seen: Vec<Output>,
    cells: u64,
}

impl Session {
    fn new() -> Session {
        let evaluator = Evaluator::new(Config { workers: Some(2), ..Config::default() }).expect("it starts");
        Session { evaluator, outbox: Arc::default(), pending: VecDeque::new(), seen: Vec::new(), cells: 0 }
    }

    /// Runs a cell, and gives what was shown until its end.
    fn run(&mut self, code: &str) -> Vec<Output> {
        self.cells += 1;
        let cell = Cell {
            id: CellId(self.cells),
            code: code.to_owned(),
            execution_count: self.cells,
            silent: false,
            store_history: true,
            allow_stdin: false,
            user_expressions: Vec::new(),
        };
        let sink = OutputSink::tagged(&cell, b"{}"[..].into(), 10_000_000, self.outbox.clone());
        self.evaluator.execute(cell, sink);
        let mut shown = Vec::new();
        self.until(|output| match output {
            Output::Done(_) => true,
            other => {
                shown.push(other.clone());
                false
            }
        });
        shown
    }

    /// Takes outputs until one is the right one, which has to come in time; gives it.
    fn until(&mut self, mut is_right: impl FnMut(&Output) -> bool) -> Output {
        let began = Instant::now();
        loop {
            self.pending.extend(self.outbox.take().into_iter().map(|pending| pending.output));
            while let Some(output) = self.pending.pop_front() {
                self.seen.push(output.clone());
                if is_right(&output) {
                    return output;
                }
            }
            assert!(began.elapsed() < Duration::from_secs(60), "it comes: {:?}", self.seen);
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// The value of a cell.
    fn value(&mut self, code: &str) -> MimeBundle {
        match self.run(code).pop() {
            Some(Output::Result(bundle)) => bundle,
            other => panic!("{code} gives a value: {other:?} {:?}", self.seen.last()),
        }
    }

    fn text(&mut self, code: &str) -> String {
        self.value(code).plain().expect("there is a text").to_owned()
    }

    /// The message and hint of a cell's failure.
    fn failure(&mut self, code: &str) -> String {
        self.run(code);
        match self.seen.last() {
            Some(Output::Done(Outcome::Error(report))) => report.traceback.join("\n"),
            other => panic!("{code} fails: {other:?}"),
        }
    }
}

fn has_pictures(bundle: &MimeBundle) -> bool {
    bundle.data().get("image/svg+xml").is_some() && bundle.plain().is_some_and(|text| !text.is_empty())
}

#[test]
fn every_view_is_shown_of_a_cell_and_of_a_trace() {
    let mut session = Session::new();
    session.run("(define echo (spawn (actor [(echo x) x])))");
    session.run("(with-trace (ask echo '(echo 1)) (pmap (lambda (x) (+ x 1)) (make-vector 1000 1)))");
    for view in viz::VIEWS {
        for over in ["", "#:over 'cell", "#:over 'trace", "#:over 0", "#:over 1.5", "#:over (last-trace)"] {
            let shown = session.value(&format!("(chart '{} {over})", view.name));
            let forms = shown.data();
            assert!(forms.get("text/plain").is_some(), "{} {over}", view.name);
            let is_drawn = forms.get("image/svg+xml").is_some() || forms.get("text/html").is_some();
            assert!(is_drawn, "{} {over}: {forms}", view.name);
        }
        assert!(!view.question.is_empty() && view.question.ends_with('?'));
    }
}

#[test]
fn a_chart_is_shown_in_the_middle_of_a_cell_and_written_as_an_object() {
    let mut session = Session::new();
    let shown = session.run("(show (chart 'timeline)) (display (chart 'timeline)) 'end");
    let [Output::Display { bundle, id: None }, Output::Stream { text, .. }, Output::Result(end)] = &shown[..]
    else {
        panic!("{shown:?}")
    };
    assert!(has_pictures(bundle));
    assert!(text.starts_with("#<chart "), "{text}");
    assert_eq!(end.plain(), Some("end"));
    assert_eq!(session.text("(list (chart? (chart 'gc)) (chart? 5))"), "(#t #f)");
}

#[test]
fn what_a_chart_does_not_take_is_told() {
    let mut session = Session::new();
    for (code, parts) in [
        ("(chart 'time-line)", &["knows no view time-line", "did you mean 'timeline?"][..]),
        ("(chart 'xyzzy)", &["knows no view xyzzy", "there are ", "timeline"]),
        ("(chart \"gc\")", &["wanted a symbol as argument 1, got \"gc\""]),
        (
            "(chart 'gc #:over 'day)",
            &["wanted 'cell, 'trace, a trace or a number of seconds as #:over, got day"],
        ),
        ("(chart 'gc #:over -1)", &["as #:over, got -1"]),
        ("(chart 'gc #:over +nan.0)", &["as #:over, got +nan.0"]),
        ("(chart 'gc #:over 'trace)", &["found no trace", "(with-trace body …) records"]),
        ("(chart 'gc #:ovr 1)", &["has no keyword argument #:ovr", "did you mean #:over?"]),
        ("(chart 'timeline #:by 'actor)", &["wanted 'worker or 'fiber as #:by, got actor"]),
        ("(chart 'pipeline #:of 5)", &["wanted what (pipeline-metrics run) gives as #:of, got 5"]),
        ("(stop-live! 5)", &["wanted what live-chart or live-dashboard gives"]),
        ("(live-chart 'timeline #:rate 11)", &["from 0.1 to 10 as #:rate, got 11"]),
        (
            "(with-seed 1 (lambda () (live-chart 'timeline)))",
            &["shows real time, which a simulation has not"],
        ),
    ] {
        let told = session.failure(code);
        for part in parts {
            assert!(told.contains(part), "{code}: {part:?} is in {told}");
        }
    }
}

#[test]
fn bars_take_pairs_or_numbers_with_labels() {
    let mut session = Session::new();
    let shown = session.value(r#"(bar-plot '(("apples" . 3) (pears 3/2) (1 . 0)) #:title "Fruit" #:y "kg")"#);
    assert!(has_pictures(&shown));
    let text = shown.plain().expect("there is a text");
    assert!(["Fruit (kg)", "apples", "pears ", "3 kg"].iter().all(|part| text.contains(part)), "{text}");
    let labelled = session.text(r#"(bar-plot '(3 1.5) #:labels '("apples" "pears"))"#);
    assert!(labelled.contains("pears"), "{labelled}");
    assert!(session.text("(bar-plot '())").contains("Bars"));
    for (code, part) in [
        (
            r#"(bar-plot '(("a" . 1) ("b" . "2")))"#,
            r#"such as ("apples" . 3), as element 2, got ("b" . "2")"#,
        ),
        (r#"(bar-plot '(("a" . +i)))"#, "as element 1, got (\"a\" . +i)"),
        ("(bar-plot 5)", "wanted a list or vector of data, got 5"),
        ("(bar-plot '(1 2) #:labels '(a))", "got 2 numbers and 1 labels"),
        ("(bar-plot '(1 a) #:labels '(a b))", "wanted a real number as element 2, got a"),
        ("(bar-plot '() #:title '(1))", "wanted a string as #:title, got (1)"),
        ("(bar-plot (make-vector 20000 1) #:labels (make-vector 20000 1))", "got more than 10000 elements"),
    ] {
        let told = session.failure(code);
        assert!(told.contains(part), "{code}: {part:?} is in {told}");
    }
}

#[test]
fn lines_and_points_take_numbers_points_and_several_series() {
    let mut session = Session::new();
    let mut text = |code: &str| {
        let shown = session.value(code);
        assert!(shown.data().get("image/png").is_some() && has_pictures(&shown), "{code}");
        shown.plain().expect("there is a text").to_owned()
    };
    for (code, parts) in [
        ("(line-plot '(1 4 9) #:title \"Squares\")", &["Squares"][..]),
        ("(line-plot #(1 4.5 27/2))", &["Lines"]),
        ("(line-plot #f64(1.0 2.0))", &["Lines"]),
        ("(scatter-plot '((0 1) (1 . 4) #(2 9)) #:x \"n\" #:y \"n²\")", &["Points"]),
        ("(line-plot '((1 2 3) (3 2 1)) #:labels '(up down))", &["up", "down"]),
        ("(line-plot '(((0 1) (1 2)) ((0 3) (1 4))))", &["series 1", "series 2"]),
        ("(line-plot '((0 1) (1 2)) #:labels '(\"one\"))", &[]),
        ("(line-plot '((0 1) (1 1000)) #:log-y #t)", &[]),
        ("(line-plot '((0 1) (86400 2)) #:dates #t)", &[]),
        ("(line-plot '())", &["Lines"]),
        ("(line-plot '(1))", &["Lines"]),
        ("(scatter-plot '(+nan.0 +inf.0 1))", &["Points"]),
    ] {
        let told = text(code);
        assert!(parts.iter().all(|part| told.contains(part)), "{code}: {told}");
    }
    for (code, part) in [
        (
            "(line-plot '(1 a))",
            "wanted a real number, or a point (x y) or (x . y) of two, as element 2, got a",
        ),
        ("(line-plot '((0 1) (1 b)))", "as element 2, got (1 b)"),
        ("(line-plot '((0 1 2)))", "as element 1, got (0 1 2)"),
        ("(line-plot '((1 2) (3 x)) #:labels '(a b))", "as element 2 of series 2, got x"),
        ("(line-plot '((1 2)) #:labels '(a b))", "got 1 series of data and 2 labels"),
        ("(line-plot 'data)", "wanted a list or vector of data, got data"),
        ("(line-plot '(1 . 2))", "wanted a list or vector of data, got (1 . 2)"),
        ("(line-plot '(1) #:log-x #t #:dates #t)", "got both #:log-x and #:dates"),
        ("(line-plot '(1) #:titel \"x\")", "did you mean #:title?"),
        ("(line-plot (make-vector 1000001 0))", "got more than 1000000 elements"),
    ] {
        let told = session.failure(code);
        assert!(told.contains(part), "{code}: {part:?} is in {told}");
    }
}

#[test]
fn histograms_and_heat_maps_take_numbers_in_rows() {
    let mut session = Session::new();
    for (code, part) in [
        ("(histogram '(1 2 2 3 3 3))", "Histogram"),
        ("(histogram '() #:title \"None\")", "None"),
        ("(histogram #f64(1.0 2.0) #:bins 2)", "Histogram"),
        ("(histogram '(1 1 1))", "Histogram"),
        ("(histogram '(0.3 1 40 -1) #:log-x #t)", "32 – 64"),
        ("(heat-map '((1 2) #(3 4)) #:rows '(up down) #:columns '(left right))", "down"),
        ("(heat-map '((1 2) (3)))", "row 2"),
        ("(heat-map '())", "Heat map"),
    ] {
        let shown = session.text(code);
        assert!(shown.contains(part), "{code}: {shown}");
    }
    for (code, part) in [
        ("(histogram '(1 b))", "wanted a real number as element 2, got b"),
        ("(histogram '(1) #:bins 0)", "as #:bins, got 0"),
        ("(histogram 5)", "wanted a list or vector of data, got 5"),
        ("(heat-map '((1 2) (3 x)))", "wanted a real number as element 2 of row 2, got x"),
        ("(heat-map '(1 2))", "wanted a list or vector of data, got 1"),
        ("(heat-map '((1)) #:rows '(a b))", "got 1 rows and 2 names of rows"),
    ] {
        let told = session.failure(code);
        assert!(told.contains(part), "{code}: {part:?} is in {told}");
    }
}

#[test]
fn help_tells_which_question_each_view_answers() {
    let code =
        "(call-with-output-string (lambda (port) (parameterize ((current-output-port port)) (help chart))))";
    let help = Session::new().text(code);
    for view in viz::VIEWS {
        assert!(help.contains(&format!("- `{}`: {}", view.name, view.question)), "{}: {help}", view.name);
    }
}

#[test]
fn a_reader_may_zoom_into_each_plot() {
    const VEGA: &str = "application/vnd.vegalite.v5+json";
    let mut session = Session::new();
    for call in [
        "(line-plot '(1 4 9)",
        "(scatter-plot '(1 4 9)",
        "(bar-plot '((a . 1) (b . 2))",
        "(histogram '(1 2 2 3)",
        "(heat-map '((1 2) (3 4))",
    ] {
        let shown = session.value(&format!("{call} #:interactive #t)"));
        assert!(shown.data().get(VEGA).is_some_and(|data| data.is_object()), "{call}");
        assert!(shown.data().get("image/png").is_some() && shown.plain().is_some(), "{call}");
        assert!(shown.data().get("image/svg+xml").is_none(), "{call}: the drawing would be shown instead");
        let still = session.value(&format!("{call} #:interactive #f)"));
        assert!(still.data().get(VEGA).is_none() && has_pictures(&still), "{call}");
    }
}

#[test]
fn a_cell_is_what_was_since_it_began_and_in_its_first_form_since_the_one_before() {
    let mut session = Session::new();
    let spawned = "(cdr (assq 'spawned (trace-stats)))";
    session.run("(with-trace (thread-join! (thread void)))");
    assert_eq!(session.text(spawned), "1");
    // No trace since the cell before: the views tell of counters.
    let first = session.text("(chart 'timeline)");
    let second = session.text("(define x 1) (chart 'timeline)");
    assert!(!first.contains("thread") && !second.contains("thread"), "{first} {second}");
    let traced =
        session.text("(with-trace (thread-join! (thread (lambda () (sleep 0.01))))) (chart 'timeline)");
    assert!(traced != first, "{traced}");
}

#[test]
fn a_schedule_says_what_each_step_does_and_an_arrow_what_the_message_says() {
    let mut session = Session::new();
    session.run(
        "(define counter 0)
         (define (both-add) (parallel-do (set! counter (+ counter 1)) (set! counter (+ counter 1))) counter)
         (with-seed 1 (lambda () (with-trace (both-add))))",
    );
    let told = session.text("(chart 'schedule #:over 'trace)");
    for step in ["reads counter, cell 1 line 2", "sets counter, cell 1 line 2", "(parallel-do …)"] {
        assert!(told.contains(step), "{step}: {told}");
    }
    session.run(
        "(define account (actor [(initial-state 0)] [(deposit n) (set! state (+ state n)) state]))
         (define (bank) (let ((a (spawn account))) (send! a '(deposit 5)) (ask a (list 'deposit 7))))
         (with-seed 1 (lambda () (with-trace (bank))))",
    );
    let told = session.text("(chart 'space-time #:over 'trace)");
    for message in ["(deposit 5)", "(deposit 7)"] {
        assert!(told.contains(message), "{message}: {told}");
    }
}

#[test]
fn what_is_drawn_says_in_words_what_it_shows() {
    let mut session = Session::new();
    let bundle = session.value("(bar-plot '((\"apples\" . 3)) #:title \"Fruit\" #:y \"kg\")");
    for image in ["image/svg+xml", "image/png"] {
        let metadata = bundle.metadata();
        let alternative = metadata[image]["alt"].as_str().expect("what an image shows");
        assert!(alternative.starts_with("Fruit (kg). ") && alternative.contains("apples"), "{alternative}");
    }
}

/// `cargo test -p lambdust-kernel --lib minute -- --ignored`
#[test]
#[ignore = "takes a minute"]
fn after_a_minute_without_a_change_a_live_chart_ends_with_what_is_stored() {
    let mut session = Session::new();
    session.run("(define live (live-chart 'gc))");
    std::thread::sleep(Duration::from_secs(62));
    let is_last = |output: &Output| matches!(output, Output::Update { bundle, .. } if has_pictures(bundle));
    assert_eq!(session.outbox.take().iter().filter(|late| is_last(&late.output)).count(), 1);
    assert_eq!(session.text("live"), "#<live-chart gc, ended>");
}

#[test]
fn trees_of_supervisors_tell_of_restarts() {
    let mut session = Session::new();
    session.run(
        "(define worker (actor [(get) 'yes] [(fail) (error \"too hot\")]))
         (define top (start-supervisor (supervisor [(strategy 'one-for-one)] [(child 'stove worker)])))
         (send! (supervisor-child top 'stove) '(fail))",
    );
    session.run(
        "(let wait () (if (= 0 (list-ref (cadr (supervisor-status top)) 3)) (begin (sleep 0.01) (wait))))",
    );
    let told = session.text("(define x 1) (chart 'supervision)");
    assert!(told.contains("stove") && told.contains("one-for-one"), "{told}");
    assert!(told.contains("too hot") || told.contains("started again"), "{told}");
}

#[test]
fn a_circle_of_waits_is_shown_after_it_was_resolved() {
    let mut session = Session::new();
    session.run(
        "(define a (make-mutex 'a)) (define b (make-mutex 'b))
         (define (both first second)
           (thread (lambda ()
             (guard (e (#t 'circle))
               (with-mutex first (sleep 0.05) (with-mutex second 'done))))))
         (for-each thread-join! (list (both a b) (both b a)))",
    );
    let told = session.text("(chart 'wait-for)");
    assert!(told.contains("mutex a") && told.contains("mutex b"), "{told}");
}

#[test]
fn a_live_chart_is_replaced_while_something_goes_on_and_ends_with_what_is_stored() {
    let mut session = Session::new();
    let shown = session.run("(define live (live-chart 'timeline #:rate 10))");
    let [Output::Display { bundle, id: Some(display) }] = &shown[..] else { panic!("{shown:?}") };
    let display = display.clone();
    assert!(bundle.data().get("text/html").is_some() && bundle.data().get("image/svg+xml").is_none());
    session.run("(define busy (thread (lambda () (let loop () (yield) (loop)))))");
    let is_frame = |output: &Output| matches!(output, Output::Update { id, .. } if *id == display);
    for _ in 0..3 {
        let Output::Update { bundle, .. } = session.until(is_frame) else { panic!("a frame") };
        let html = bundle.data()["text/html"].as_str().expect("a picture inline").len();
        assert!(html < 40_000, "{html}");
    }
    assert_eq!(session.text("live"), "#<live-chart timeline>");
    assert_eq!(
        session.text("(list (stop-live! live) (stop-live! live) live)"),
        "(#t #f #<live-chart timeline, ended>)"
    );
    let is_last = |output: &Output| matches!(output, Output::Update { bundle, id } if *id == display && has_pictures(bundle));
    // within the cell that ended it, whose outputs are what is stored
    assert!(session.seen.iter().any(is_last));
    session.run("(thread-terminate! busy)");
    std::thread::sleep(Duration::from_millis(250));
    assert!(
        !session.outbox.take().iter().any(|late| is_frame(&late.output)),
        "nothing comes after the last state"
    );
}

#[test]
fn an_interrupt_without_a_cell_and_the_end_of_the_kernel_end_live_charts() {
    for is_shutdown in [false, true] {
        let mut session = Session::new();
        session.run("(live-chart 'timeline)");
        match is_shutdown {
            true => session.evaluator.shutdown(),
            false => session.evaluator.interrupt(),
        }
        session.until(|output| matches!(output, Output::Update { bundle, .. } if has_pictures(bundle)));
    }
}

#[test]
fn while_nothing_changes_no_frames_are_made() {
    let mut session = Session::new();
    session.run("(live-chart 'timeline #:rate 10)");
    std::thread::sleep(Duration::from_millis(2000));
    session.outbox.take();
    std::thread::sleep(Duration::from_millis(500));
    assert!(session.outbox.take().is_empty());
    host::stop_live(session.evaluator.shared());
}

#[test]
fn so_many_live_charts_go_on_and_not_one_more() {
    let mut session = Session::new();
    assert_eq!(
        session.text(
            "(define all (map (lambda (n) (live-chart 'gc)) (vector->list (make-vector 16)))) (length all)"
        ),
        "16"
    );
    let told = session.failure("(live-chart 'gc)");
    assert!(told.contains("found 16 live charts that go on"), "{told}");
    session.run("(for-each stop-live! all)");
    host::stop_live(session.evaluator.shared());
    assert_eq!(session.text("(stop-live! (live-chart 'gc))"), "#t");
}

/// The examples of a documentation: an expression, and what comes of it.
fn examples(doc: &str) -> impl Iterator<Item = (&str, &str, &str)> {
    let examples = doc.lines().filter_map(|line| line.trim().strip_prefix('`')?.strip_suffix('`'));
    examples.filter_map(|example| {
        let kinds = [" ; => ", " ; prints ", " ; error: "];
        kinds.iter().find_map(|kind| example.split_once(kind).map(|(code, told)| (code, *kind, told)))
    })
}

#[test]
fn each_procedure_has_an_example_that_is_true() {
    let mut session = Session::new();
    for builtin in host::TABLES.iter().copied().flatten() {
        let mut count = 0;
        for (code, kind, told) in examples(builtin.doc) {
            count += 1;
            match kind {
                // In a list it is written; a chart alone would be drawn.
                " ; => " => {
                    assert_eq!(session.text(&format!("(list {code})")), format!("({told})"), "{code}")
                }
                " ; prints " => {
                    let shown = session.run(code);
                    let is_silent = !shown.iter().any(|output| matches!(output, Output::Stream { .. }));
                    assert!(told == "nothing" && is_silent, "{code}: {shown:?}");
                }
                _ => assert!(session.failure(code).contains(told), "{code}"),
            }
        }
        assert!(count > 0, "{} has an example", builtin.name);
    }
    host::stop_live(session.evaluator.shared());
}

#[test]
fn the_three_charts_of_the_mission_say_what_was() {
    let mut session = Session::new();
    session.run("(define slow (spawn (actor [(go) (sleep 1000)] [(more) 'more])))");
    session.run(
        "(define t (make-tvar 0))
         (define (once) (atomic (lambda () (tvar-write! t (+ 1 (tvar-read t))))))
         (define (bump) (let loop ((i 0)) (if (< i 200) (begin (once) (loop (+ i 1))))))
         (for-each thread-join! (list (thread bump) (thread bump)))
         (send! slow '(go))
         (let loop ((i 0)) (if (< i 20) (begin (send! slow '(more)) (loop (+ i 1)))))
         (sleep 0.2)",
    );
    let told = session.text("(define x 1) (list (scheduler-chart) (stm-chart) (mailbox-chart))");
    assert_eq!(told.matches("#<chart ").count(), 3, "{told}");
    let stm = session.text("(stm-chart #:over 30)");
    assert!(stm.contains("400"), "{stm}");
    let mailboxes = session.text("(mailbox-chart #:over 30)");
    assert!(mailboxes.contains("slow") && mailboxes.contains("20"), "{mailboxes}");
    let load = session.text("(scheduler-chart #:over 30)");
    assert!(load.contains("worker 0") && load.contains("worker 1"), "{load}");
    assert!(!load.contains("no data"), "{load}");
}
