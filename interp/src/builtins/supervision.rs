//! What supervisors, which are written in the library, say of themselves for charts.

use crate::Value;
use crate::machine::Shared;
use crate::value::{Symbol, Text};
use crate::vm::primitive::{Cx, Exit};
use concurrency::{SchedulerId, Time};
use macros::builtins;
use std::sync::Arc;

pub use table::TABLE;

/// The machine, which scheduler the calling fiber runs on, and the time there.
fn place(cx: &mut Cx<'_>) -> Result<Option<(Arc<Shared>, SchedulerId, Time)>, Exit> {
    let shared = cx.world.surroundings().map(|(shared, _)| shared.clone());
    let turn = cx.turn()?;
    Ok(shared.map(|shared| (shared, turn.scheduler().id(), turn.now())))
}

#[builtins(library = "lambdust internal")]
mod table {
    use super::*;

    /// The running supervisor, which has this strategy, has a child from now on, which it calls by that name.
    ///
    /// `(%note-child! (self) 'one-for-one 'first) ; prints nothing`
    #[builtin("%note-child!", effect = Writes)]
    fn note_child(cx: &mut Cx<'_>, child: Value, strategy: Symbol, name: Symbol) -> Result<(), Exit> {
        let supervisor = cx.own_process()?;
        if let Some((shared, home, _)) = place(cx)? {
            let (strategy, name) = (strategy.name(cx.heap), name.name(cx.heap));
            shared.history.supervision.add(home, supervisor, strategy, child, name);
        }
        Ok(())
    }

    /// A child has failed, for a reason that is told so.
    ///
    /// `(%note-child-failure! (self) "oops") ; prints nothing`
    #[builtin("%note-child-failure!", effect = Writes)]
    fn note_child_failure(cx: &mut Cx<'_>, child: Value, reason: Text) -> Result<(), Exit> {
        if let Some((shared, home, _)) = place(cx)? {
            shared.history.supervision.failed(home, child, reason.to_rust());
        }
        Ok(())
    }

    /// A child is started again.
    ///
    /// `(%note-child-restart! (self)) ; prints nothing`
    #[builtin("%note-child-restart!", effect = Writes)]
    fn note_child_restart(cx: &mut Cx<'_>, child: Value) -> Result<(), Exit> {
        if let Some((shared, home, at)) = place(cx)? {
            shared.history.supervision.restarted(home, child, at);
        }
        Ok(())
    }
}
