//! Futures. The body of one is compiled where it stands: it runs on the stack of its maker until somebody
//! could run it beside (`vm/fork.rs`). A future that is ready is looked into without a call
//! (`inline.rs`).

use super::{Compiler, Want};
use crate::bytecode::Op;
use crate::ir::{Call, Expr, Lambda};

/// The slot of the running procedure, which always holds a value.
const OWN_CLOSURE: u16 = 1;

/// Whether it is one clause without parameters.
pub(super) fn is_thunk(lambda: &Lambda) -> bool {
    matches!(lambda.clauses.as_slice(), [clause] if clause.params.is_empty() && clause.rest.is_none())
}

impl Compiler<'_> {
    /// `(%future (lambda () body))`, or `(%fork scope (lambda () body))`
    pub(super) fn future(&mut self, scope: Option<&Expr>, thunk: &Lambda, call: &Call, want: Want) {
        self.deliver(want, |c, slot| {
            let height = c.function().height();
            let is_scoped = u8::from(scope.is_some());
            let scope = scope.map_or(OWN_CLOSURE, |scope| c.operand(scope));
            let is_dead = c.function().is_dead();
            let after = c.function().label();
            c.function().jump(after, call.span, Op::Future, is_scoped, scope, 0);
            c.function().trail(0);
            c.expr(&thunk.clauses[0].body, Want::Value(slot));
            c.function().set_height(height);
            if !is_dead {
                // Also behind a body that never ends.
                c.function().revive();
            }
            c.function().emit_at(call.span, Op::FutureEnd, 0, slot, 0, 0);
            c.function().return_header(slot, height);
            c.function().place_label(after);
        });
    }
}
