//! Variables of `letrec` that can get a value twice: a continuation that was captured in their init is entered again
//! later, and a procedure that was made in between is to see the new value. They need a cell, as if they were assigned.

use crate::ir::{Call, Expr, Globals, VarId};
use std::collections::{HashMap, HashSet};

/// Builtins that call what they are given, or do something else to the continuation.
const CALLING: [&str; 11] = [
    "%apply-values",
    "%call-with-keywords",
    "%call/cc",
    "%eval",
    "%expand",
    "%load-form",
    "%restart",
    "%simulate",
    "%throw",
    "apply",
    "barrier-wait!",
];

/// The variables whose init could return twice and that an inner procedure holds. `loops` are local procedures that
/// become part of their surroundings.
pub(super) fn shared_by_reentry(body: &Expr, globals: &Globals, loops: &HashSet<VarId>) -> HashSet<VarId> {
    let mut search = Search { globals, loops, depth: 0, homes: HashMap::new(), found: HashSet::new() };
    search.expr(body);
    search.found
}

struct Search<'a> {
    globals: &'a Globals,
    loops: &'a HashSet<VarId>,
    /// How many procedures are around.
    depth: usize,
    /// How many there are around the variables that could get a value twice.
    homes: HashMap<VarId, usize>,
    found: HashSet<VarId>,
}

impl Search<'_> {
    fn expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Local(var, _) => {
                if self.homes.get(var).is_some_and(|home| *home < self.depth) {
                    self.found.insert(*var);
                }
            }
            Expr::Lambda(_) => {
                self.depth += 1;
                self.parts(expr);
                self.depth -= 1;
            }
            Expr::Call(call) if is_part_of_its_surroundings(call) => {
                self.parts(&call.callee);
                call.args.iter().for_each(|arg| self.expr(arg));
            }
            Expr::Letrec(binding) => {
                for (var, init) in &binding.bindings {
                    if self.may_return_twice(init) {
                        self.homes.insert(*var, self.depth);
                    }
                }
                for (var, init) in &binding.bindings {
                    if self.loops.contains(var) { self.parts(init) } else { self.expr(init) }
                }
                self.expr(&binding.body);
            }
            _ => self.parts(expr),
        }
    }

    fn parts(&mut self, expr: &Expr) {
        expr.parts(&mut |part| self.expr(part));
    }

    /// Whether evaluating it could let a program have its continuation.
    fn may_return_twice(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Lambda(_) => false,
            Expr::Call(call) if !self.calls_back(call) => {
                call.args.iter().any(|arg| self.may_return_twice(arg))
            }
            Expr::Call(_) => true,
            _ => {
                let mut found = false;
                expr.parts(&mut |part| found = found || self.may_return_twice(part));
                found
            }
        }
    }

    fn calls_back(&self, call: &Call) -> bool {
        let Expr::Global(id, _) = &call.callee else { return true };
        self.globals.builtin(*id).is_none_or(|name| CALLING.contains(&name.as_str()))
    }
}

/// Whether it calls a procedure that is written there, which the compiler makes a `let` of.
fn is_part_of_its_surroundings(call: &Call) -> bool {
    let Expr::Lambda(lambda) = &call.callee else { return false };
    matches!(lambda.clauses.as_slice(), [clause] if clause.rest.is_none() && clause.params.len() == call.args.len())
}
