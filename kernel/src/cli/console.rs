//! Programs on a terminal: output to the process's streams, input from its standard input.

use interp::machine::{Client, Outcome, Place, ReadAnswer, Report, Shown, Style};
use interp::source::Sources;
use interp::vm::primitive::Stream;
use std::io::{self, BufWriter, IsTerminal as _, Stdout, Write as _};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

/// The one who ran a program from the command line.
pub(crate) struct Console {
    out: Mutex<BufWriter<Stdout>>,
    interactive: bool,
    style: Style,
    sources: OnceLock<Arc<interp::machine::Shared>>,
    outcome: Mutex<Option<Outcome>>,
    ended: Condvar,
}

/// A panic of another writer leaves nothing half done that matters here.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Console {
    pub(crate) fn new() -> Arc<Console> {
        let style = if io::stderr().is_terminal() { Style::Ansi } else { Style::Plain };
        Arc::new(Console {
            out: Mutex::new(BufWriter::with_capacity(1 << 16, io::stdout())),
            interactive: io::stdout().is_terminal(),
            style,
            sources: OnceLock::new(),
            outcome: Mutex::new(None),
            ended: Condvar::new(),
        })
    }

    /// Tells where the texts are that reports quote.
    pub(crate) fn attach(&self, shared: &Arc<interp::machine::Shared>) {
        let _ = self.sources.set(shared.clone());
    }

    /// Waits for the end of the program.
    pub(crate) fn wait(&self) -> Outcome {
        let mut outcome = lock(&self.outcome);
        loop {
            if let Some(outcome) = *outcome {
                return outcome;
            }
            outcome = self.ended.wait(outcome).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn report(&self, report: &Report) {
        let none = Sources::default();
        let sources = self.sources.get().map_or(&none, |shared| shared.sources());
        let text = report.render(sources, self.style);
        let _ = lock(&self.out).flush();
        let _ = io::stderr().write_all(text.as_bytes());
    }
}

impl Client for Console {
    fn write(&self, stream: Stream, text: &str) {
        match stream {
            Stream::Out => {
                let mut out = lock(&self.out);
                let _ = out.write_all(text.as_bytes());
                if self.interactive {
                    let _ = out.flush();
                }
            }
            Stream::Err => {
                let _ = io::stderr().write_all(text.as_bytes());
            }
        }
    }

    fn flush(&self, stream: Stream) {
        if matches!(stream, Stream::Out) {
            let _ = lock(&self.out).flush();
        }
    }

    /// Reading blocks, so it has a thread of its own.
    fn read_line(&self, answer: ReadAnswer) {
        let _ = lock(&self.out).flush();
        std::thread::spawn(move || {
            let mut line = Vec::new();
            let read = io::BufRead::read_until(&mut io::stdin().lock(), b'\n', &mut line);
            let ended = matches!(read, Ok(0) | Err(_));
            answer((!ended).then(|| String::from_utf8_lossy(&line).into_owned()));
        });
    }

    fn value(&self, value: Shown) {
        let mut out = lock(&self.out);
        let _ = out.write_all(value.plain.as_bytes());
        let _ = out.write_all(b"\n");
    }

    /// What passes is drawn over on a terminal, and left out where nothing can be drawn over.
    fn show(&self, shown: Shown) {
        match (self.interactive, shown.is_passing, shown.place) {
            (false, true, _) => {}
            (true, true, _) => self.write(Stream::Out, &format!("\r{}", shown.plain)),
            (true, false, Place::Replaces(_)) => self.write(Stream::Out, &format!("\r{}\n", shown.plain)),
            _ => self.write(Stream::Out, &(shown.plain + "\n")),
        }
    }

    fn failed(&self, report: &Report) {
        self.report(report);
    }

    fn warn(&self, report: &Report) {
        self.report(report);
    }

    fn done(self: Arc<Self>, outcome: Outcome) {
        *lock(&self.outcome) = Some(outcome);
        self.ended.notify_all();
    }
}
