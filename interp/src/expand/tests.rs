//! Tests of the expander: text in, text out. The goldens are in `tests/golden/expand`.

mod environments;
mod garbage;
mod goldens;
mod limits;

use super::{Environment, Expansion, Registry, print};
use crate::datum::Datum;
use crate::diagnostic::Diagnostic;
use crate::reader::{Options, read};
use crate::source::SourceId;
use std::sync::Arc;

/// Names that stand for builtins in these tests.
const BUILTINS: &str = "car cdr cons list append vector vector-ref list->vector + - * = < not display newline \
    eq? eqv? memv values call-with-values apply raise raise-continuable call-with-current-continuation \
    with-exception-handler force";

/// A registry whose builtins are exported by `(scheme base)` and `(lambdust)`.
fn registry() -> Arc<Registry> {
    let registry = Registry::new();
    let core = Environment::core(&registry);
    for name in BUILTINS.split_whitespace() {
        core.declare_builtin(name);
    }
    for name in core.names() {
        assert!(core.export("scheme base", name, name) && core.export("lambdust", name, name));
    }
    registry
}

fn session() -> Environment {
    Environment::session(&registry())
}

fn data(text: &str) -> Vec<Datum> {
    let read = read(text, SourceId(1), Options::default());
    assert!(read.errors.is_empty(), "the test's text does not read: {:?}", read.errors);
    read.data
}

fn expand(form: &Datum, environment: &Environment) -> (Result<String, Diagnostic>, Vec<Diagnostic>) {
    let (unit, warnings) = Expansion::new(form, environment).finish();
    let globals = environment.registry().globals();
    (unit.map(|unit| print::unit_text(&unit, &globals)), warnings)
}

/// Expands the forms of a text in order, as a cell does; the text of the last, or the first error.
fn run(text: &str, environment: &Environment) -> Result<String, Diagnostic> {
    let data = data(text);
    environment.announce(&data);
    let mut last = String::new();
    for form in &data {
        last = expand(form, environment).0?;
    }
    Ok(last)
}
