//! Prompts: lines of input that a cell asked for. One is open at a time, the others wait behind it.

use std::collections::VecDeque;

use super::{Effect, Origin, Session};
use crate::language::{CellId, InputError};
use crate::wire::header::Outgoing;
use crate::wire::input;

/// More prompts than this do not wait.
pub(super) const MAX_PROMPTS: usize = 1000;

/// The prompts that are not answered yet; the first is the open one.
#[derive(Default)]
pub(super) struct Prompts(VecDeque<Prompt>);

struct Prompt {
    id: u64,
    client: Origin,
    text: String,
    password: bool,
}

impl Session {
    /// The cell `cell` asks for a line.
    pub(super) fn prompt(&mut self, cell: CellId, id: u64, text: String, password: bool) {
        match self.client_of(cell) {
            Some(client) if self.prompts.0.len() < MAX_PROMPTS && !self.stopping => {
                self.prompts.0.push_back(Prompt { id, client, text, password });
                if self.prompts.0.len() == 1 {
                    self.open_prompt();
                }
            }
            _ => self.effects.push(Effect::GiveLine { prompt: id, line: Err(InputError::NotAllowed) }),
        }
    }

    /// A line came; without an open prompt it is nobody's.
    pub(super) fn input_line(&mut self, line: String) {
        self.close_prompt(Ok(line));
    }

    /// The open prompt's client is not there.
    pub(super) fn input_unreachable(&mut self, id: u64) {
        if self.prompts.0.front().is_some_and(|prompt| prompt.id == id) {
            self.close_prompt(Err(InputError::NotAllowed));
        }
    }

    /// Nobody will answer any more.
    pub(super) fn cancel_prompts(&mut self) {
        for Prompt { id, .. } in std::mem::take(&mut self.prompts.0) {
            self.effects.push(Effect::GiveLine { prompt: id, line: Err(InputError::Interrupted) });
        }
    }

    fn close_prompt(&mut self, line: Result<String, InputError>) {
        if let Some(Prompt { id, .. }) = self.prompts.0.pop_front() {
            self.effects.push(Effect::GiveLine { prompt: id, line });
            self.open_prompt();
        }
    }

    fn open_prompt(&mut self) {
        if let Some(Prompt { id, client, text, password }) = self.prompts.0.front() {
            let message = Outgoing {
                msg_type: "input_request".into(),
                parent: Some(client.parent.clone()),
                content: input::request(text, *password),
            };
            self.effects.push(Effect::Prompt { prompt: *id, identities: client.identities.clone(), message });
        }
    }
}
