//! Questions that the language answers on a thread of its own: complete, inspect, is_complete.

use std::collections::HashMap;

use super::{Answer, Effect, Origin, Question, Session};
use crate::wire::{complete, inspect, is_complete};

/// More questions than this do not wait for the language.
pub(super) const MAX_OPEN: usize = 1000;

/// Who asked, by the number of the question.
#[derive(Default)]
pub(super) struct Questions {
    open: HashMap<u64, (Origin, &'static str)>,
    next: u64,
}

impl Session {
    /// Hands a question to the language.
    pub(super) fn ask(&mut self, origin: Origin, about: Question) {
        let request = match about {
            Question::Complete(_) => "complete_request",
            Question::Inspect(_) => "inspect_request",
            Question::IsComplete { .. } => "is_complete_request",
        };
        if self.questions.open.len() >= MAX_OPEN {
            self.refuse(&origin, request, "Overloaded", "too many questions are waiting");
            return;
        }
        self.questions.next += 1;
        let question = self.questions.next;
        self.questions.open.insert(question, (origin, request));
        self.effects.push(Effect::Ask { question, about });
    }

    /// Passes the language's answer on.
    pub(super) fn answered(&mut self, question: u64, answer: &Answer) {
        let Some((origin, request)) = self.questions.open.remove(&question) else { return };
        match answer {
            Answer::Complete(completion) => {
                self.finish(&origin, "complete_reply", complete::reply(completion))
            }
            Answer::Inspect(found) => self.finish(&origin, "inspect_reply", inspect::reply(found.as_ref())),
            Answer::IsComplete(completeness) => {
                self.finish(&origin, "is_complete_reply", is_complete::reply(completeness));
            }
            Answer::Failed => {
                self.refuse(&origin, request, "InternalError", "the question made the language panic")
            }
        }
    }
}
