//! A language that repeats its input: for tests of wire and sockets, and as the floor of every latency.
//!
//! A cell is a line `WORD ARGUMENT`; without a known word the result is the code itself. It is a real
//! language in one respect only: cells run on a thread of their own.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

use crate::language::{
    Cell, Completeness, Completion, ErrorReport, InputAnswer, Language, LanguageInfo, Match, MimeBundle,
    Outcome, OutputSink,
};

/// The words a cell can begin with; [`run`] says what each does with the rest of the cell.
const WORDS: [&str; 13] = [
    "print", "warn", "error", "display", "update", "clear", "page", "input", "sleep", "flood", "later",
    "panic", "lose",
];

/// The echo language.
pub struct Echo {
    cells: Mutex<mpsc::Sender<(Cell, OutputSink)>>,
    interrupted: Arc<AtomicBool>,
}

impl Echo {
    /// The language, its thread started.
    pub fn new() -> std::io::Result<Self> {
        let (sender, cells) = mpsc::channel::<(Cell, OutputSink)>();
        let interrupted = Arc::new(AtomicBool::new(false));
        let flag = interrupted.clone();
        std::thread::Builder::new().name("echo".into()).spawn(move || {
            for (cell, out) in cells {
                // A panic must not end the thread; the dropped sink ends the cell.
                let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(cell, out, &flag)));
            }
        })?;
        Ok(Echo { cells: Mutex::new(sender), interrupted })
    }
}

impl Language for Echo {
    fn info(&self) -> LanguageInfo {
        LanguageInfo {
            name: "echo".into(),
            version: "1".into(),
            mimetype: "text/plain".into(),
            file_extension: ".txt".into(),
            implementation: "lambdust-echo".into(),
            implementation_version: env!("CARGO_PKG_VERSION").into(),
            banner: "Echo: it repeats what it is told.".into(),
            ..LanguageInfo::default()
        }
    }

    fn execute(&self, cell: Cell, out: OutputSink) {
        // Here and not where the cell begins: an interrupt from now on is meant for this cell.
        self.interrupted.store(false, Ordering::Relaxed);
        let cells = self.cells.lock().unwrap_or_else(PoisonError::into_inner);
        // Without its thread the sink is dropped, and the kernel ends the cell.
        let _ = cells.send((cell, out));
    }

    fn interrupt(&self) {
        self.interrupted.store(true, Ordering::Relaxed);
    }

    fn complete(&self, code: &str, cursor: usize) -> Completion {
        let typed: String = code.chars().take(cursor).collect();
        let known = WORDS.iter().filter(|word| word.starts_with(&typed));
        let matches =
            known.map(|word| Match { text: (*word).into(), kind: "keyword".into(), ..Match::default() });
        let matches = matches.collect();
        Completion { matches, cursor_start: 0, cursor_end: cursor }
    }

    fn inspect(&self, code: &str, _: usize, detail: u8) -> Option<MimeBundle> {
        let word = WORDS.iter().find(|word| code.split(' ').next() == Some(word))?;
        Some(MimeBundle::text(format!("the word {word}, at level {detail}")))
    }

    fn is_complete(&self, code: &str) -> Completeness {
        match code.trim_end() {
            code if code.ends_with('\\') => Completeness::Incomplete { indent: "  ".into() },
            ")" => Completeness::Invalid,
            _ => Completeness::Complete,
        }
    }

    fn shutdown(&self) {
        self.interrupt();
    }
}

fn run(cell: Cell, out: OutputSink, interrupted: &AtomicBool) {
    let (word, text) = cell.code.split_once(' ').unwrap_or((&cell.code, ""));
    let number = || text.parse::<u64>().unwrap_or(0);
    match word {
        "print" => out.stdout(&format!("{text}\n")),
        "warn" => out.stderr(&format!("{text}\n")),
        "error" => return out.done(fail("EchoError", text)),
        "display" => out.display(MimeBundle::text(text).with("text/html", format!("<b>{text}</b>")), None),
        "update" => {
            out.display(MimeBundle::text("1"), Some("echo".into()));
            out.update_display(MimeBundle::text(text), "echo".into());
        }
        "clear" => out.clear_output(text == "wait"),
        "page" => out.page(text),
        "input" => return ask(text, &out),
        "sleep" => {
            let end = Instant::now() + Duration::from_millis(number());
            while Instant::now() < end && !interrupted.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_micros(200));
            }
        }
        "flood" => (0..number())
            .take_while(|_| !interrupted.load(Ordering::Relaxed))
            .for_each(|line| out.stdout(&format!("{line}\n"))),
        "later" => {
            out.done(Outcome::ok());
            return out.stdout(&format!("{text}\n"));
        }
        "panic" => panic!("{text}"),
        "lose" => return,
        _ if cell.code.trim().is_empty() => {}
        _ => out.result(MimeBundle::text(cell.code.as_str())),
    }
    let evaluate = |(name, code): &(String, String)| (name.clone(), Ok(MimeBundle::text(code.as_str())));
    let user_expressions = cell.user_expressions.iter().map(evaluate).collect();
    let interrupted = interrupted.load(Ordering::Relaxed);
    out.done(if interrupted { fail("Interrupted", text) } else { Outcome::Ok { user_expressions } });
}

fn fail(name: &str, value: &str) -> Outcome {
    let traceback = vec![format!("{name}: {value}")];
    Outcome::Error(ErrorReport { name: name.into(), value: value.into(), traceback })
}

fn ask(prompt: &str, out: &OutputSink) {
    let sink = out.clone();
    let answer = InputAnswer::new(move |line| match line {
        Ok(line) => {
            sink.stdout(&format!("{line}\n"));
            sink.done(Outcome::ok());
        }
        Err(error) => sink.done(fail("InputError", &error.to_string())),
    });
    out.input(prompt, prompt.starts_with("secret"), answer);
}
