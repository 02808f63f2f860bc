//! What the session decides, as tables: what happens on the left, what is done about it on the right.
//!
//! An effect is written as one line: the socket, the message type, `<` the request it answers, and the part
//! of the content that matters. Effects that a table does not list fail it.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{Answer, Channel, Effect, Event, Question, Session, cells, prompts, questions};
use crate::language::{
    CellId, Completeness, ErrorReport, InputError, LanguageInfo, MimeBundle, Outcome, Output, Stream,
};
use crate::wire::frames::Incoming;
use crate::wire::header::{Header, Outgoing};

/// A session and the time, which moves by a second with each event.
struct Table {
    session: Session,
    now: i64,
}

impl Table {
    fn new() -> Self {
        let mut table =
            Table { session: Session::new(LanguageInfo { name: "x".into(), ..Default::default() }), now: 0 };
        assert_eq!(table.event(Event::Started), ["iopub status starting"]);
        table
    }

    fn event(&mut self, event: Event) -> Vec<String> {
        self.now += 1000;
        self.session.handle(event, self.now).iter().map(line).collect()
    }

    /// A request named `id` arrives.
    fn request(&mut self, channel: Channel, id: &str, msg_type: &str, content: Value) -> Vec<String> {
        let sent_at = Some(self.now + 1000);
        self.event(received(channel, id, msg_type, content, sent_at))
    }

    fn execute(&mut self, id: &str) -> Vec<String> {
        self.request(Channel::Shell, id, "execute_request", json!({"code": id}))
    }

    fn output(&mut self, cell: u64, parent: &str, output: Output) -> Vec<String> {
        self.event(Event::Output { cell: CellId(cell), parent: parent.as_bytes().into(), output })
    }

    fn done(&mut self, cell: u64) -> Vec<String> {
        self.output(cell, "", Output::Done(Outcome::ok()))
    }

    fn fail(&mut self, cell: u64) -> Vec<String> {
        self.output(cell, "", Output::Done(Outcome::Error(report("E"))))
    }

    fn ask_for_line(&mut self, cell: u64, id: u64) -> Vec<String> {
        self.output(cell, "", Output::Input { id, prompt: "? ".into(), password: false })
    }
}

fn received(channel: Channel, id: &str, msg_type: &str, content: Value, sent_at: Option<i64>) -> Event {
    let header = Header { raw: id.as_bytes().into(), msg_id: id.into(), msg_type: msg_type.into(), sent_at };
    let content = content.as_object().expect("the tests write objects").clone();
    Event::Received { channel, message: Incoming { identities: vec![b"client".to_vec()], header, content } }
}

fn report(name: &str) -> ErrorReport {
    ErrorReport { name: name.into(), value: "value".into(), traceback: vec!["line".into()] }
}

fn line(effect: &Effect) -> String {
    match effect {
        Effect::Publish(message) => format!("iopub {}", message_line(message)),
        Effect::Reply { channel, identities, message } => {
            assert_eq!(identities[..], [b"client".to_vec()]);
            format!("{channel:?} {}", message_line(message)).to_lowercase()
        }
        Effect::Prompt { prompt, message, .. } => format!("prompt {prompt} {}", message_line(message)),
        Effect::Run { cell, .. } => format!("run {} [{}] {}", cell.id.0, cell.execution_count, cell.code),
        Effect::Interrupt => "interrupt".into(),
        Effect::Ask { question, about } => format!("ask {question} {}", question_line(about)),
        Effect::GiveLine { prompt, line } => format!("line {prompt} {line:?}"),
        Effect::CheckLater { cell } => format!("check {}", cell.0),
        Effect::Log(text) => format!("log {text}"),
        Effect::Stop => "stop".into(),
    }
}

fn question_line(about: &Question) -> String {
    match about {
        Question::Complete(request) => format!("complete {} {}", request.code, request.cursor),
        Question::Inspect(request) => {
            format!("inspect {} {} {}", request.code, request.cursor, request.detail)
        }
        Question::IsComplete { code } => format!("is-complete {code}"),
    }
}

fn message_line(message: &Outgoing) -> String {
    let mut line = message.msg_type.to_string();
    for name in ["execution_state", "status", "execution_count", "ename", "text", "data", "history", "wait"] {
        if let Some(value) = message.content.get(name) {
            line += &format!(" {}", value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        }
    }
    if let Some(parent) = &message.parent {
        line += &format!(" < {}", String::from_utf8_lossy(parent));
    }
    line
}

#[test]
fn a_cell_from_busy_to_idle() {
    let mut table = Table::new();
    assert_eq!(table.execute("a"), ["iopub status busy < a", "iopub execute_input 1 < a", "run 1 [1] a"]);
    let outputs = [
        (Output::Stream { stream: Stream::Stdout, text: "t".into() }, "iopub stream t < p"),
        (
            Output::Display { bundle: MimeBundle::text("d"), id: None },
            r#"iopub display_data {"text/plain":"d"} < p"#,
        ),
        (
            Output::Update { bundle: MimeBundle::text("d"), id: "i".into() },
            r#"iopub update_display_data {"text/plain":"d"} < p"#,
        ),
        (Output::Clear { wait: true }, "iopub clear_output true < p"),
        (Output::Error(report("E")), "iopub error E < p"),
        (Output::Result(MimeBundle::text("r")), r#"iopub execute_result 1 {"text/plain":"r"} < p"#),
    ];
    for (output, expected) in outputs {
        assert_eq!(table.output(1, "p", output), [expected]);
    }
    assert_eq!(table.done(1), ["shell execute_reply ok 1 < a", "iopub status idle < a"]);
    assert_eq!(table.done(1), [""; 0], "a cell ends once");
    let late = Output::Stream { stream: Stream::Stderr, text: "late".into() };
    assert_eq!(table.output(1, "a", late), ["iopub stream late < a"]);
    assert_eq!(table.output(1, "a", Output::Result(MimeBundle::text("late"))), [""; 0]);
}

#[test]
fn cells_run_one_at_a_time() {
    let mut table = Table::new();
    table.execute("a");
    assert_eq!(table.execute("b"), [""; 0]);
    assert_eq!(table.execute("c"), [""; 0]);
    let done = table.done(1);
    assert_eq!(done[..2], ["shell execute_reply ok 1 < a", "iopub status idle < a"]);
    assert_eq!(done[2..], ["iopub status busy < b", "iopub execute_input 2 < b", "run 2 [2] b"]);
    assert_eq!(table.done(2).last().unwrap(), "run 3 [3] c");
}

#[test]
fn which_cells_count() {
    let mut table = Table::new();
    let cases = [
        (json!({"code": "1"}), "run 1 [1] 1"),
        (json!({"code": "2", "store_history": false}), "run 2 [2] 2"),
        (json!({"code": "3", "silent": true}), "run 3 [2] 3"),
        (json!({"code": " \n"}), "run 4 [2]  \n"),
        (json!({"code": "5"}), "run 5 [2] 5"),
        (json!({"code": "6"}), "run 6 [3] 6"),
    ];
    for (cell, (content, expected)) in (1..).zip(cases) {
        let silent = content["silent"] == true;
        let effects = table.request(Channel::Shell, "a", "execute_request", content);
        assert_eq!(effects.last().unwrap(), expected);
        assert!(effects.contains(&"iopub status busy < a".into()));
        assert_eq!(effects.iter().any(|line| line.contains("execute_input")), !silent);
        let result = table.output(cell, "a", Output::Result(MimeBundle::text("r")));
        assert_eq!(result.is_empty(), silent);
        table.done(cell);
    }
    let history = table.request(Channel::Shell, "h", "history_request", json!({"output": true}));
    let inputs = r#"[[1,1,["1","r"]],[1,2,["5","r"]],[1,3,["6","r"]]]"#;
    assert_eq!(history[1], format!("shell history_reply ok {inputs} < h"));
}

#[test]
fn a_failure_aborts_what_waits() {
    let mut table = Table::new();
    for id in ["a", "b", "c"] {
        table.execute(id);
    }
    let expected = [
        "iopub error E < a",
        "shell execute_reply error 1 e < a",
        "iopub status idle < a",
        "iopub status busy < b",
        "shell execute_reply aborted aborted < b",
        "iopub status idle < b",
        "iopub status busy < c",
        "shell execute_reply aborted aborted < c",
        "iopub status idle < c",
    ];
    assert_eq!(table.fail(1), expected);
    assert_eq!(table.execute("d").last().unwrap(), "run 2 [2] d");
}

#[test]
fn without_stop_on_error_the_queue_goes_on() {
    let mut table = Table::new();
    table.request(Channel::Shell, "a", "execute_request", json!({"code": "a", "stop_on_error": false}));
    table.execute("b");
    assert_eq!(table.fail(1).last().unwrap(), "run 2 [2] b");
}

#[test]
fn what_was_sent_before_a_failure_is_aborted_although_it_arrives_later() {
    let sent_and_arrives =
        [(Some(1999), 2100, true), (Some(1999), 2101, false), (Some(2000), 2001, false), (None, 2001, false)];
    for (sent_at, arrives, aborted) in sent_and_arrives {
        let mut table = Table::new();
        table.now = 0;
        table.execute("a");
        table.fail(1);
        let request = received(Channel::Shell, "b", "execute_request", json!({"code": "b"}), sent_at);
        let effects: Vec<String> = table.session.handle(request, arrives).iter().map(line).collect();
        let reply = "shell execute_reply aborted aborted < b".to_owned();
        assert_eq!(effects.contains(&reply), aborted, "{sent_at:?} {arrives}");
    }
}

#[test]
fn the_queue_is_bounded() {
    let mut table = Table::new();
    table.execute("running");
    for _ in 0..cells::MAX_WAITING {
        assert_eq!(table.execute("waiting"), [""; 0]);
    }
    assert_eq!(table.execute("too many")[1], "shell execute_reply aborted aborted < too many");
}

#[test]
fn requests_are_answered_while_a_cell_runs_and_the_kernel_stays_busy() {
    let mut table = Table::new();
    table.execute("a");
    for (channel, name) in [(Channel::Shell, "shell"), (Channel::Control, "control")] {
        let expected = [
            "iopub status busy < i".to_owned(),
            format!("{name} kernel_info_reply ok < i"),
            "iopub status idle < i".to_owned(),
            "iopub status busy < a".to_owned(),
        ];
        assert_eq!(table.request(channel, "i", "kernel_info_request", json!({})), expected);
    }
    let comms = table.request(Channel::Shell, "i", "comm_info_request", json!({}));
    assert_eq!(comms[1], "shell comm_info_reply ok < i");
}

#[test]
fn questions_are_answered_when_the_language_has_answered() {
    let mut table = Table::new();
    let complete = json!({"code": "cá", "cursor_pos": 2});
    let asked = table.request(Channel::Shell, "c", "complete_request", complete);
    assert_eq!(asked, ["iopub status busy < c", "ask 1 complete cá 2"]);
    let inspect = json!({"code": "car", "cursor_pos": 1, "detail_level": 1});
    assert_eq!(table.request(Channel::Shell, "i", "inspect_request", inspect)[1], "ask 2 inspect car 1 1");
    let is_complete = table.request(Channel::Shell, "s", "is_complete_request", json!({"code": "("}));
    assert_eq!(is_complete[1], "ask 3 is-complete (");
    let mut answer = |question, answer| table.event(Event::Answered { question, answer });
    let incomplete = Completeness::Incomplete { indent: " ".into() };
    assert_eq!(
        answer(3, Answer::IsComplete(incomplete)),
        ["shell is_complete_reply incomplete < s", "iopub status idle < s"]
    );
    assert_eq!(answer(2, Answer::Inspect(None))[0], "shell inspect_reply ok {} < i");
    assert_eq!(answer(1, Answer::Failed)[0], "shell complete_reply error internalerror < c");
    assert_eq!(answer(1, Answer::Failed), [""; 0]);
}

#[test]
fn open_questions_are_bounded() {
    let mut table = Table::new();
    let mut ask = || table.request(Channel::Shell, "s", "is_complete_request", json!({"code": ""}));
    for _ in 0..questions::MAX_OPEN {
        assert!(ask()[1].starts_with("ask"));
    }
    assert_eq!(ask()[1], "shell is_complete_reply error overloaded < s");
}

#[test]
fn prompts_are_asked_one_after_the_other() {
    let mut table = Table::new();
    let input_reply = json!({"value": "yes"});
    assert_eq!(table.request(Channel::Stdin, "r", "input_reply", input_reply.clone()), [""; 0]);
    table.execute("a");
    assert_eq!(table.ask_for_line(1, 1), ["prompt 1 input_request < a"]);
    assert_eq!(table.ask_for_line(1, 2), [""; 0]);
    let answered = table.request(Channel::Stdin, "r", "input_reply", input_reply);
    assert_eq!(answered, [r#"line 1 Ok("yes")"#, "prompt 2 input_request < a"]);
    assert_eq!(table.event(Event::InputUnreachable { prompt: 1 }), [""; 0]);
    assert_eq!(table.event(Event::InputUnreachable { prompt: 2 }), ["line 2 Err(NotAllowed)"]);
    table.ask_for_line(1, 3);
    assert_eq!(table.event(Event::InterruptSignal), ["interrupt", "line 3 Err(Interrupted)"]);
    table.ask_for_line(1, 4);
    assert_eq!(table.done(1)[0], "line 4 Err(Interrupted)");
    assert_eq!(table.ask_for_line(1, 5), ["line 5 Err(NotAllowed)"]);
}

#[test]
fn prompts_are_bounded() {
    let mut table = Table::new();
    table.execute("a");
    for id in 0..prompts::MAX_PROMPTS as u64 {
        assert!(
            !table
                .ask_for_line(1, id)
                .contains(&format!("line {id} {:?}", Err::<(), _>(InputError::NotAllowed)))
        );
    }
    assert_eq!(table.ask_for_line(1, 7000), ["line 7000 Err(NotAllowed)"]);
}

#[test]
fn interrupt_and_shutdown() {
    let mut table = Table::new();
    table.execute("a");
    let interrupted = table.request(Channel::Control, "i", "interrupt_request", json!({}));
    let expected =
        ["iopub status busy < i", "interrupt", "control interrupt_reply ok < i", "iopub status idle < i"];
    assert_eq!(interrupted[..4], expected);
    table.execute("b");
    let expected = [
        "iopub status busy < s",
        "control shutdown_reply ok < s",
        "iopub shutdown_reply ok < s",
        "iopub status idle < s",
        "iopub status busy < a",
        "iopub status busy < b",
        "shell execute_reply aborted aborted < b",
        "iopub status idle < b",
        "iopub status busy < a",
        "stop",
    ];
    assert_eq!(table.request(Channel::Control, "s", "shutdown_request", json!({"restart": true})), expected);
    assert_eq!(table.execute("c")[1], "shell execute_reply aborted aborted < c");
    assert_eq!(table.done(1), ["shell execute_reply ok 1 < a", "iopub status idle < a"]);
    assert_eq!(table.event(Event::Terminate { reason: "again".into() }), ["log again"]);
}

#[test]
fn unknown_and_malformed_requests_are_answered() {
    let mut table = Table::new();
    let cases = [
        (
            "debug_request",
            json!({}),
            vec!["iopub status busy < q", "shell debug_reply error notsupported < q"],
        ),
        ("gossip", json!({}), vec!["log a message of the unknown type \"gossip\" was ignored"]),
        (
            "execute_request",
            json!({"code": 1}),
            vec![
                "log execute_request: code must be a string",
                "iopub status busy < q",
                "shell execute_reply error badrequest < q",
            ],
        ),
        ("comm_msg", json!({"comm_id": "1"}), vec!["iopub status busy < q"]),
        (
            "comm_open",
            json!({"comm_id": "1", "target_name": "t"}),
            vec![
                "iopub status busy < q",
                "log no comm target \"t\": comm 1 is closed again",
                "iopub comm_close {} < q",
            ],
        ),
    ];
    for (msg_type, content, mut expected) in cases {
        if expected.len() > 1 || msg_type == "comm_msg" {
            expected.push("iopub status idle < q");
        }
        assert_eq!(table.request(Channel::Shell, "q", msg_type, content), expected, "{msg_type}");
    }
}

#[test]
fn a_panicked_cell_is_reported_and_given_up_only_after_an_interrupt() {
    let mut table = Table::new();
    let panicked = || Event::Panicked { report: report("InternalError") };
    assert_eq!(table.event(panicked()), ["log InternalError: value"]);
    table.execute("a");
    assert_eq!(table.event(panicked()), ["log InternalError: value", "iopub error InternalError < a"]);
    assert_eq!(table.event(panicked()), ["log InternalError: value"]);
    assert_eq!(table.event(Event::InterruptSignal), ["interrupt", "check 1"]);
    let given_up = table.event(Event::StillRunning { cell: CellId(1) });
    assert_eq!(given_up[1..], ["shell execute_reply error 1 internalerror < a", "iopub status idle < a"]);
    assert_eq!(table.event(Event::StillRunning { cell: CellId(1) }), [""; 0]);
    assert_eq!(table.done(1), [""; 0]);
}

#[test]
fn the_reply_carries_pages_and_user_expressions() {
    let mut session = Session::new(LanguageInfo::default());
    let content = json!({"code": "a", "user_expressions": {"x": "1", "y": "2"}});
    let effects = session.handle(received(Channel::Shell, "a", "execute_request", content, None), 0);
    let Some(Effect::Run { cell, parent }) = effects.last() else { panic!("a cell starts") };
    assert_eq!(cell.user_expressions, [("x".into(), "1".into()), ("y".into(), "2".into())]);
    let output = |output| Event::Output { cell: CellId(1), parent: Arc::clone(parent), output };
    assert_eq!(session.handle(output(Output::Page("help".into())), 0), []);
    let user_expressions = vec![("x".into(), Ok(MimeBundle::text("1"))), ("y".into(), Err(report("E")))];
    let effects = session.handle(output(Output::Done(Outcome::Ok { user_expressions })), 0);
    let Effect::Reply { message, .. } = &effects[0] else { panic!("a reply") };
    let expected = json!({
        "status": "ok",
        "execution_count": 1,
        "payload": [{"source": "page", "data": {"text/plain": "help"}, "start": 0}],
        "user_expressions": {
            "x": {"status": "ok", "data": {"text/plain": "1"}, "metadata": {}},
            "y": {"status": "error", "ename": "E", "evalue": "value", "traceback": ["line"]},
        },
    });
    assert_eq!(message.content, expected);
}
