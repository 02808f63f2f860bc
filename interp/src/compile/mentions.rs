//! Which variables an expression names, and which local procedures are loops.

use crate::ir::{Expr, VarId};
use std::collections::HashSet;

impl Expr {
    /// Calls `visit` on each direct part.
    pub(super) fn parts<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        match self {
            Expr::Const(_) | Expr::Unspecified | Expr::Local(..) | Expr::Global(..) => {}
            Expr::SetLocal(_, value, _) | Expr::SetGlobal(_, value, _) | Expr::DefineGlobal(_, value, _) => {
                visit(value);
            }
            Expr::If(parts) => parts.iter().for_each(visit),
            Expr::And(parts) | Expr::Or(parts) | Expr::Seq(parts) => parts.iter().for_each(visit),
            Expr::Lambda(lambda) => lambda.clauses.iter().for_each(|clause| visit(&clause.body)),
            Expr::Call(call) => {
                visit(&call.callee);
                call.args.iter().for_each(visit);
            }
            Expr::Let(binding) | Expr::Letrec(binding) => {
                binding.bindings.iter().for_each(|(_, init)| visit(init));
                visit(&binding.body);
            }
        }
    }

    /// Whether the variable occurs anywhere inside.
    pub(super) fn mentions(&self, var: VarId) -> bool {
        match self {
            Expr::Local(named, _) => *named == var,
            Expr::SetLocal(named, ..) if *named == var => true,
            _ => {
                let mut found = false;
                self.parts(&mut |part| found = found || part.mentions(var));
                found
            }
        }
    }

    /// All variables that occur inside.
    pub(super) fn mentioned(&self) -> HashSet<VarId> {
        fn collect(expr: &Expr, found: &mut HashSet<VarId>) {
            match expr {
                Expr::Local(var, _) => {
                    found.insert(*var);
                }
                Expr::SetLocal(var, ..) => {
                    found.insert(*var);
                    expr.parts(&mut |part| collect(part, found));
                }
                _ => expr.parts(&mut |part| collect(part, found)),
            }
        }
        let mut found = HashSet::new();
        collect(self, &mut found);
        found
    }
}

/// The variables of single-procedure `letrec`s that are only ever called, with the right number of
/// arguments, in tail position of the `letrec` or of the procedure itself, and not from an inner
/// procedure that stays one. Inner ones are decided first: a loop is part of its surroundings.
pub(super) fn loops(body: &Expr) -> HashSet<VarId> {
    let mut found = HashSet::new();
    find(body, &mut found);
    found
}

fn find(expr: &Expr, found: &mut HashSet<VarId>) {
    expr.parts(&mut |part| find(part, found));
    let Expr::Letrec(binding) = expr else { return };
    let [(var, Expr::Lambda(lambda))] = binding.bindings.as_slice() else { return };
    let [clause] = lambda.clauses.as_slice() else { return };
    if clause.rest.is_some() {
        return;
    }
    let arity = clause.params.len();
    if only_tail_calls(&clause.body, *var, arity, true, found)
        && only_tail_calls(&binding.body, *var, arity, true, found)
    {
        found.insert(*var);
    }
}

fn only_tail_calls(expr: &Expr, var: VarId, arity: usize, tail: bool, loops: &HashSet<VarId>) -> bool {
    let all = |parts: &[Expr], tail_of_last: bool| {
        parts.iter().enumerate().all(|(index, part)| {
            only_tail_calls(part, var, arity, tail_of_last && index + 1 == parts.len(), loops)
        })
    };
    match expr {
        Expr::Local(named, _) => *named != var,
        Expr::SetLocal(named, value, _) => *named != var && only_tail_calls(value, var, arity, false, loops),
        Expr::If(parts) => {
            only_tail_calls(&parts[0], var, arity, false, loops)
                && parts[1..].iter().all(|part| only_tail_calls(part, var, arity, tail, loops))
        }
        Expr::And(parts) | Expr::Or(parts) | Expr::Seq(parts) => all(parts, tail),
        Expr::Lambda(_) => !expr.mentions(var),
        Expr::Call(call) => {
            let called = matches!(&call.callee, Expr::Local(named, _) if *named == var);
            let callee_fine = if called {
                tail && call.args.len() == arity
            } else if let Expr::Lambda(lambda) = &call.callee {
                lambda.clauses.iter().all(|c| only_tail_calls(&c.body, var, arity, false, loops))
                    && !call.callee.mentions(var)
            } else {
                only_tail_calls(&call.callee, var, arity, false, loops)
            };
            callee_fine && all(&call.args, false)
        }
        Expr::Let(binding) => {
            binding.bindings.iter().all(|(_, init)| only_tail_calls(init, var, arity, false, loops))
                && only_tail_calls(&binding.body, var, arity, tail, loops)
        }
        Expr::Letrec(binding) => {
            let inits = binding.bindings.iter().all(|(inner, init)| match init {
                Expr::Lambda(lambda) if loops.contains(inner) => {
                    only_tail_calls(&lambda.clauses[0].body, var, arity, tail, loops)
                }
                _ => only_tail_calls(init, var, arity, false, loops),
            });
            inits && only_tail_calls(&binding.body, var, arity, tail, loops)
        }
        _ => {
            let mut fine = true;
            expr.parts(&mut |part| fine = fine && only_tail_calls(part, var, arity, false, loops));
            fine
        }
    }
}
