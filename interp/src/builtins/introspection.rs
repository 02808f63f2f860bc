//! What programs can ask about procedures and libraries.

use crate::Value;
use crate::value::{FromValue, List, Procedure, Symbol, number};
use crate::vm::effects::effects_of as found_effects;
use crate::vm::primitive::{Cx, Outcome};
use macros::builtins;

pub use table::TABLE;

/// No library's name is longer; circular lists are.
const PARTS_MAX: usize = 100;

/// The name of a library as the registry knows it: `scheme base` for the list `(scheme base)`.
fn library_name(cx: &Cx<'_>, list: Value) -> Option<String> {
    let part = |part: Value| match Symbol::from_value(part) {
        Some(symbol) => Some(symbol.name(cx.heap).to_owned()),
        None => number(part)?.to_text(10).ok(),
    };
    let parts = List(list).items(PARTS_MAX).filter(|parts| !parts.is_empty())?;
    Some(parts.into_iter().map(part).collect::<Option<Vec<String>>>()?.join(" "))
}

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// What a procedure does beyond its value, a list of some of `reads`, `writes`, `io`, `blocks`, `unknown`,
    /// or `(pure)`.
    ///
    /// Builtins say it themselves; for others their code is read, with the globals it names as they are
    /// now. `unknown` is the call of an argument or of anything else that cannot be foreseen. Errors do not
    /// count, nor does memory that is used.
    ///
    /// `(effects-of +) ; => (pure)`
    /// `(effects-of car) ; => (reads)`
    /// `(effects-of (lambda (x) (display x))) ; => (io)`
    /// `(effects-of map) ; => (reads unknown)`
    #[builtin("effects-of", effect = Reads)]
    fn effects_of(cx: &mut Cx<'_>, procedure: Procedure) -> Value {
        let effects = found_effects(cx.heap.heap(), procedure.0, cx.world.raiser());
        let names: Vec<Value> =
            effects.list().into_iter().map(|effect| cx.heap.symbol(effect.name())).collect();
        List::of(cx.heap, &names)
    }

    /// The names that a library exports, sorted.
    ///
    /// `(library-exports '(scheme lazy)) ; => (delay delay-force force make-promise promise?)`
    #[builtin("library-exports", effect = Reads)]
    fn library_exports(cx: &mut Cx<'_>, library: Value) -> Outcome {
        let Some(name) = library_name(cx, library) else {
            return Err(cx.wrong_type(0, "the name of a library, a list", library));
        };
        let Some(names) = cx.world.session().registry().exports(&name) else {
            let failure = cx.failure("unknown-library", format!("knows no library ({name})"));
            let hint = "a library in a file is known once it was imported";
            return Err(failure.irritant(library).hint(hint).into());
        };
        let names: Vec<Value> = names.iter().map(|name| cx.heap.symbol(name)).collect();
        Ok(List::of(cx.heap, &names))
    }
}
