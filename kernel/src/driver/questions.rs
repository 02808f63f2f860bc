//! The thread on which the language answers completion, inspection and is-complete requests, whatever a cell
//! is doing meanwhile.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, mpsc};

use crate::KernelError;
use crate::language::Language;
use crate::session::{Answer, Event, Question};

/// The name of the thread; a panic on it is answered, not reported.
pub(super) const THREAD: &str = "questions";

/// The way to the thread. The session bounds how many questions wait.
pub(super) struct Questions(mpsc::Sender<(u64, Question)>);

impl Questions {
    /// Starts the thread; its answers go to `events`.
    pub(super) fn start(
        language: Arc<dyn Language>,
        events: tokio::sync::mpsc::Sender<Event>,
    ) -> Result<Self, KernelError> {
        let (sender, receiver) = mpsc::channel::<(u64, Question)>();
        let answer_all = move || {
            for (question, about) in receiver {
                let answer = catch_unwind(AssertUnwindSafe(|| answer(&*language, about)));
                let answer = answer.unwrap_or(Answer::Failed);
                if events.blocking_send(Event::Answered { question, answer }).is_err() {
                    return;
                }
            }
        };
        std::thread::Builder::new().name(THREAD.into()).spawn(answer_all).map_err(KernelError::System)?;
        Ok(Questions(sender))
    }

    pub(super) fn ask(&self, question: u64, about: Question) {
        // The thread ends only after the loop that calls this.
        let _ = self.0.send((question, about));
    }
}

fn answer(language: &dyn Language, about: Question) -> Answer {
    match about {
        Question::Complete(request) => Answer::Complete(language.complete(&request.code, request.cursor)),
        Question::Inspect(request) => {
            Answer::Inspect(language.inspect(&request.code, request.cursor, request.detail))
        }
        Question::IsComplete { code } => Answer::IsComplete(language.is_complete(&code)),
    }
}
