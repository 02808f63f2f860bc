//! Core IR to bytecode, in one walk per procedure: slots are handed out in stack order, free
//! variables are found as they are met, named loops become jumps. Liveness is added afterwards
//! (`bytecode/liveness.rs`). Pure: no heap, no machine.
//!
//! Assigned variables live in cells, always: a frame may be copied by `call/cc`, a cell is shared. So do those of
//! `letrec` that a continuation could give another value to (`reentry.rs`).

mod call;
mod expr;
mod function;
mod future;
mod inline;
mod letrec;
mod mentions;
mod reentry;
mod test;

use crate::bytecode::proto::Proto;
use crate::diagnostic::Diagnostic;
use crate::ir::{Expr, Globals, Unit, VarId};
use crate::source::Span;
use function::Function;
use std::collections::{HashMap, HashSet};

/// The code of a top-level form, as a procedure without parameters.
pub fn compile(unit: &Unit, globals: &Globals) -> Result<Proto, Diagnostic> {
    let mut compiler = Compiler {
        unit,
        globals,
        boxed: unit.vars.iter().map(|var| var.assigned).collect(),
        loops: HashMap::new(),
        loop_candidates: mentions::loops(&unit.body),
        functions: vec![Function::new(None, None)],
        too_large: None,
    };
    for var in reentry::shared_by_reentry(&unit.body, globals, &compiler.loop_candidates) {
        compiler.boxed[var.0 as usize] = true;
    }
    compiler.entry(0, false);
    // A call at top level is not a tail call: there is nothing to save, and the trace keeps its place.
    compiler.deliver(Want::Tail, |c, slot| c.expr(&unit.body, Want::Value(slot)));
    let function = compiler.functions.pop().expect("the top-level function was pushed above");
    match compiler.too_large {
        Some(span) => Err(Diagnostic::new("limit-exceeded", span, "this procedure is too large to compile")
            .hint(
                "split it: a procedure has room for 65,000 variables and 32,000 instructions under one test",
            )),
        None => Ok(function.finish(Span::NONE)),
    }
}

/// What to do with the value of an expression.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Want {
    /// Put it into this slot.
    Value(u16),
    /// Nothing.
    Effect,
    /// Return it.
    Tail,
}

/// A named `let` (or another local procedure only ever called in tail position) compiled to jumps.
#[derive(Clone)]
struct Loop {
    params: Vec<(VarId, u16)>,
    head: function::Label,
}

struct Compiler<'a> {
    unit: &'a Unit,
    globals: &'a Globals,
    /// Variables that live in a cell.
    boxed: Vec<bool>,
    loops: HashMap<VarId, Loop>,
    /// Variables of `letrec`s that the analysis found to be loops.
    loop_candidates: HashSet<VarId>,
    /// The procedures being compiled, innermost last.
    functions: Vec<Function>,
    too_large: Option<Span>,
}

/// Where a variable is, seen from the innermost procedure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Slot(u16),
    Free(u16),
}

impl Compiler<'_> {
    fn function(&mut self) -> &mut Function {
        self.functions.last_mut().expect("a function is being compiled")
    }

    fn is_boxed(&self, var: VarId) -> bool {
        self.boxed[var.0 as usize]
    }

    fn place(&mut self, var: VarId) -> Place {
        self.function().place(var)
    }

    /// Room for one more value; gives its slot.
    fn push_slot(&mut self) -> u16 {
        let function = self.function();
        match function.push_slot() {
            Some(slot) => slot,
            None => {
                self.too_large.get_or_insert(Span::NONE);
                2
            }
        }
    }

    /// Makes a slot the home of a variable, in a cell if it needs one.
    fn bind(&mut self, var: VarId, slot: u16) {
        if self.is_boxed(var) {
            self.function().emit(crate::bytecode::Op::CellNew, 0, slot, slot, 0);
        }
        self.function().bind_slot(var, slot);
    }

    fn unspecified(&mut self, want: Want) {
        self.expr(&Expr::Unspecified, want);
    }
}
