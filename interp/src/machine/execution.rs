//! The forms of a cell or file, one after the other: expand, compile, run, and at last show the value.

use super::client::Client;
use super::{Report, Shared, expansion};
use crate::datum::Datum;
use crate::diagnostic::Diagnostic;
use crate::expand::Environment;
use crate::heap::Mutator;
use crate::reader;
use std::collections::VecDeque;
use std::sync::Arc;

/// Which values are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Echo {
    /// None: a program.
    Nothing,
    /// Those of the last form, unless unspecified: a cell.
    Last,
}

/// A text to be executed.
pub struct Submission {
    /// What messages call it.
    pub name: String,
    /// The program.
    pub text: String,
    /// Which values are shown.
    pub echo: Echo,
    /// Whether a text that begins with `import` is a program that sees only its imports (G26).
    pub program: bool,
    /// Who is told.
    pub client: Arc<dyn Client>,
}

/// A text whose forms are being executed.
pub(crate) struct Execution {
    forms: VecDeque<Datum>,
    environment: Environment,
    echo: Echo,
    pub(super) client: Arc<dyn Client>,
}

impl Execution {
    /// Reads the whole text; nothing of it runs when it has a reader error.
    pub(super) fn read(shared: &Shared, submission: Submission) -> Result<Execution, Vec<Report>> {
        let Submission { name, text, echo, program, client } = submission;
        let source = shared.sources.add(name, text.as_str());
        let options = reader::Options { nesting: shared.config.reader_nesting, ..reader::Options::default() };
        let read = reader::read(&text, source, options);
        if !read.errors.is_empty() {
            return Err(read.errors.into_iter().map(Report::new).collect());
        }
        let environment = if program && begins_with_import(&read.data) {
            Environment::program(&shared.registry)
        } else {
            shared.session.clone()
        };
        environment.announce(&read.data);
        Ok(Execution { forms: read.data.into(), environment, echo, client })
    }

    /// Begins with the next form.
    pub(super) fn next(
        &mut self,
        shared: &Arc<Shared>,
        heap: &mut Mutator,
    ) -> Option<Result<expansion::Step, Diagnostic>> {
        let form = self.forms.pop_front()?;
        let warn = |problem| self.client.warn(&Report::new(problem));
        Some(expansion::begin(shared, heap, &form, &self.environment, warn))
    }

    /// Whether the value of the form that has just run is to be shown.
    pub(super) fn shows_value(&self) -> bool {
        self.echo == Echo::Last && self.forms.is_empty()
    }
}

fn begins_with_import(forms: &[Datum]) -> bool {
    let Some(crate::datum::Kind::List(items, _)) = forms.first().map(Datum::kind) else { return false };
    items.first().and_then(Datum::symbol).is_some_and(|head| head.as_str() == "import")
}
