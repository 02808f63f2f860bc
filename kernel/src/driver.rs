//! Performs what the [session](crate::session) decides: sends messages, starts cells, asks the language.
//!
//! One loop on the input/output thread takes events and outputs, hands them to the session and carries out
//! the effects in their order. Nothing in here waits for the language: cells run, and questions are
//! answered, on other threads.

mod inbox;
mod panics;
mod process;
mod questions;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::Mutex;
use tokio::sync::{mpsc, oneshot};

use crate::language::{Cell, ErrorReport, Flush, Language, Outbox, Outcome, OutputSink};
use crate::session::{Channel, Effect, Event, Session};
use crate::sockets::{self, Sockets};
use crate::wire::connection::ConnectionFile;
use crate::wire::frames::Encoder;
use crate::wire::header::Outgoing;
use crate::wire::signature::Signer;
use crate::wire::status::welcome;
use crate::{KernelError, Options};
use questions::Questions;

/// Events that wait for the loop; whoever has more waits too.
const MAX_EVENTS: usize = 1024;
/// How long a cell that lost a thread to a panic may take to end after an interrupt.
const GIVE_UP: Duration = Duration::from_secs(1);
/// How often, and how far apart, a prompt is sent to a client whose stdin socket is not connected yet.
const PROMPT_TRIES: u32 = 20;
const PROMPT_PAUSE: Duration = Duration::from_millis(50);
/// How long subscribers may take to fetch the last messages when the kernel ends.
const DRAIN: Duration = Duration::from_millis(50);
/// How long the process stays after that, because the other sockets do not tell when they are done.
const LINGER: Duration = Duration::from_millis(20);
/// After so many messages in a row the other tasks of the thread have their turn.
const MESSAGES_IN_A_ROW: usize = 16;

/// Serves the front ends of one connection file until the kernel is told to end.
pub(crate) async fn drive(
    file: ConnectionFile,
    language: Arc<dyn Language>,
    options: Options,
) -> Result<ExitCode, KernelError> {
    let signer = Signer::new(&file.key);
    let encoder = Arc::new(Mutex::new(Encoder::new(signer.clone())));
    let greeter = encoder.clone();
    let greet = move |topic: &[u8]| {
        let message = Outgoing { msg_type: "iopub_welcome".into(), parent: None, content: welcome(topic) };
        greeter.lock().encode(vec![topic.to_vec()], &message)
    };
    let (sockets, readers) = sockets::open(&file, Box::new(greet), options.subscriber_limit).await?;
    let (events, received) = mpsc::channel(MAX_EVENTS);
    inbox::listen(readers, &signer, &events);
    if options.owns_process {
        panics::report_to(&events);
        process::watch(&events)?;
    }
    let driver = Driver {
        session: Session::new(language.info()),
        questions: Questions::start(language.clone(), events.clone())?,
        outbox: Arc::new(Outbox::default()),
        sockets,
        encoder,
        language,
        events,
        output_limit: options.output_limit,
        last_flush: None,
        ending: None,
    };
    driver.run(received, options.shutdown_grace).await;
    Ok(ExitCode::SUCCESS)
}

struct Driver {
    session: Session,
    sockets: Sockets,
    encoder: Arc<Mutex<Encoder>>,
    language: Arc<dyn Language>,
    questions: Questions,
    outbox: Arc<Outbox>,
    /// For those who tell the loop something later.
    events: mpsc::Sender<Event>,
    output_limit: usize,
    last_flush: Option<Instant>,
    /// The kernel ends; the language says here when it has ended what ran.
    ending: Option<oneshot::Receiver<()>>,
}

impl Driver {
    async fn run(mut self, mut received: mpsc::Receiver<Event>, grace: Duration) {
        self.handle(Event::Started).await;
        let outbox = self.outbox.clone();
        while self.ending.is_none() {
            // What was posted before an output, such as the panic that lost a cell, is told before it.
            for _ in 0..MESSAGES_IN_A_ROW {
                let Ok(event) = received.try_recv() else { break };
                self.handle(event).await;
            }
            let flush = self.flush_due().await;
            tokio::select! {
                Some(event) = received.recv() => self.handle(event).await,
                () = outbox.changed() => {}
                () = sleep_until(flush) => {}
            }
        }
        self.end(received, grace).await;
    }

    /// Goes on until the language has ended what ran or the grace is over, then sends the rest.
    async fn end(mut self, mut received: mpsc::Receiver<Event>, grace: Duration) {
        let outbox = self.outbox.clone();
        let deadline = tokio::time::sleep(grace);
        tokio::pin!(deadline);
        let mut ended = self.ending.take().expect("the loop ran until the kernel was ending");
        loop {
            let flush = self.flush_due().await;
            tokio::select! {
                _ = &mut ended => break,
                () = &mut deadline => {
                    crate::log::line("what still ran did not end in time");
                    break;
                }
                Some(event) = received.recv() => self.handle(event).await,
                () = outbox.changed() => {}
                () = sleep_until(flush) => {}
            }
        }
        self.flush().await;
        self.sockets.iopub.drain(DRAIN).await;
        tokio::time::sleep(LINGER).await;
    }

    /// Sends outputs if it is time; says when it will be.
    async fn flush_due(&mut self) -> Option<Instant> {
        match self.outbox.flush(self.last_flush) {
            Flush::Never => None,
            Flush::At(time) if time > Instant::now() => Some(time),
            Flush::At(_) | Flush::Now => {
                self.flush().await;
                // Whatever came meanwhile has woken, or will wake, the loop.
                None
            }
        }
    }

    async fn flush(&mut self) {
        for (index, pending) in self.outbox.take().into_iter().enumerate() {
            let (cell, parent) = (pending.cell.id, pending.cell.parent.clone());
            self.handle(Event::Output { cell, parent, output: pending.output }).await;
            if index % MESSAGES_IN_A_ROW == MESSAGES_IN_A_ROW - 1 {
                tokio::task::yield_now().await;
            }
        }
        self.last_flush = Some(Instant::now());
    }

    async fn handle(&mut self, event: Event) {
        for effect in self.session.handle(event, chrono::Utc::now().timestamp_millis()) {
            self.perform(effect).await;
        }
    }

    async fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Publish(message) => {
                let mut encoder = self.encoder.lock();
                let topic = encoder.topic(&message.msg_type);
                let frames = encoder.encode(vec![topic], &message);
                drop(encoder);
                self.sockets.iopub.publish(&frames);
            }
            Effect::Reply { channel, identities, message } => {
                let frames = self.encoder.lock().encode(identities, &message);
                let socket = match channel {
                    Channel::Shell => &mut self.sockets.shell,
                    Channel::Control => &mut self.sockets.control,
                    Channel::Stdin => &mut self.sockets.stdin,
                };
                // A client that left does not want its answer.
                socket.send(frames).await;
            }
            Effect::Prompt { prompt, identities, message } => self.prompt(prompt, identities, &message),
            Effect::Run { cell, parent } => self.start(cell, parent),
            Effect::Interrupt => self.language.interrupt(),
            Effect::Ask { question, about } => self.questions.ask(question, about),
            Effect::GiveLine { prompt, line } => self.outbox.answer(prompt, line),
            Effect::CheckLater { cell } => self.tell_later(GIVE_UP, Event::StillRunning { cell }),
            Effect::Log(text) => crate::log::line(&text),
            Effect::Stop => self.stop(),
        }
    }

    fn start(&self, cell: Cell, parent: Arc<[u8]>) {
        let sink = OutputSink::tagged(&cell, parent, self.output_limit, self.outbox.clone());
        let handle = sink.clone();
        if catch_unwind(AssertUnwindSafe(|| self.language.execute(cell, handle))).is_err() {
            let report = ErrorReport {
                name: "InternalError".into(),
                value: "the language panicked when the cell was started".into(),
                traceback: Vec::new(),
            };
            sink.done(Outcome::Error(report));
        }
    }

    /// Sends a prompt, trying for a moment if the client's stdin socket is not connected yet.
    fn prompt(&self, prompt: u64, identities: Vec<Vec<u8>>, message: &Outgoing) {
        let frames = self.encoder.lock().encode(identities, message);
        let (mut stdin, events) = (self.sockets.stdin.clone(), self.events.clone());
        tokio::spawn(async move {
            for _ in 0..PROMPT_TRIES {
                if stdin.send(frames.clone()).await {
                    return;
                }
                tokio::time::sleep(PROMPT_PAUSE).await;
            }
            // If the loop has ended, so has the cell that asked.
            let _ = events.send(Event::InputUnreachable { prompt }).await;
        });
    }

    fn tell_later(&self, delay: Duration, event: Event) {
        let events = self.events.clone();
        tokio::spawn(async move {
            tokio::time::sleep(delay).await;
            let _ = events.send(event).await;
        });
    }

    /// Lets the language end what runs, on a thread that may take its time.
    fn stop(&mut self) {
        let (ended, ending) = oneshot::channel();
        let language = self.language.clone();
        // If no thread can be made, the dropped sender says at once that nothing is waited for.
        let _ = std::thread::Builder::new().name("shutdown".into()).spawn(move || {
            language.shutdown();
            let _ = ended.send(());
        });
        self.ending = Some(ending);
    }
}

async fn sleep_until(time: Option<Instant>) {
    match time {
        Some(time) => tokio::time::sleep_until(time.into()).await,
        None => std::future::pending().await,
    }
}
