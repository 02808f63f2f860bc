//! Calls: of loops by jumps, of builtins by instructions, of globals, of anything.

use super::function::Label;
use super::{Compiler, Loop, Want};
use crate::bytecode::Op;
use crate::ir::{Call, Expr, Let, Origin};
use crate::source::Span;

/// What the forms that lock something call. They leave it after their body, which is no tail call either.
const WAITING_FORMS: [&str; 4] =
    ["%call-with-mutex", "%call-with-mutexes", "%call-with-semaphore", "%call-with-rwlock"];

/// Builtins that wait for other fibers.
const WAITING: [&str; 13] = [
    "%receive",
    "ask",
    "barrier-wait!",
    "channel-receive!",
    "channel-send!",
    "condition-wait!",
    "mutex-lock!",
    "queue-take!",
    "rwlock-read-lock!",
    "rwlock-write-lock!",
    "semaphore-acquire!",
    "stack-take!",
    "thread-join!",
];

impl Compiler<'_> {
    pub(super) fn call(&mut self, call: &Call, want: Want) {
        if let Expr::Local(var, _) = &call.callee
            && let Some(target) = self.loops.get(var).cloned()
        {
            return self.loop_call(&target, call);
        }
        if let Some(binding) = immediate_application(call) {
            return self.expr(&Expr::Let(Box::new(binding)), want);
        }
        if !self.inline_call(call, want) {
            self.plain_call(call, want);
        }
    }

    /// The calling sequence: the callee's frame is built on top of the own one.
    pub(super) fn plain_call(&mut self, call: &Call, want: Want) {
        if want == Want::Tail && self.keeps_frame(call) {
            return self.deliver(want, |c, slot| c.plain_call(call, Want::Value(slot)));
        }
        let height = self.function().height();
        let base = self.push_slot();
        let callee = self.push_slot();
        let count = call.args.len();
        let global = match &call.callee {
            Expr::Global(id, _) if count <= usize::from(u8::MAX) && !call.is_operator_first => {
                Some(id.0 as i32)
            }
            _ => None,
        };
        if global.is_none() {
            self.expr(&call.callee, Want::Value(callee));
        }
        for arg in &call.args {
            let slot = self.push_slot();
            self.expr(arg, Want::Value(slot));
        }
        let count = u16::try_from(count).unwrap_or_else(|_| {
            self.too_large.get_or_insert(call.span);
            0
        });
        let function = self.function();
        match (want, global) {
            (Want::Tail, Some(id)) => function.emit_imm(call.span, Op::TailCallGlobal, count as u8, base, id),
            (Want::Tail, None) => function.emit_at(call.span, Op::TailCall, 0, base, count, 0),
            _ => {
                let dst = if let Want::Value(slot) = want { slot } else { base };
                let dead = function.is_dead();
                match global {
                    Some(id) => function.emit_imm(call.span, Op::CallGlobal, count as u8, base, id),
                    None => function.emit_at(call.span, Op::Call, 0, base, count, 0),
                }
                if !dead {
                    function.return_header(dst, base);
                }
            }
        }
        self.function().set_height(height);
    }

    /// Calls of `error` and its kin are never tail calls: they do not return, and the frame they leave
    /// is the one the user wants to see in the trace. Nor are calls of what waits, since a report of a deadlock
    /// says where that was; no loop goes through them.
    fn keeps_frame(&self, call: &Call) -> bool {
        let Expr::Global(id, _) = &call.callee else { return false };
        let info = self.globals.info(*id);
        match info.name.as_str() {
            "error" | "raise" | "raise-continuable" => true,
            name => {
                (info.origin == Origin::Library && WAITING_FORMS.contains(&name))
                    || self.builtin_name(call).is_some_and(|name| WAITING.contains(&name))
            }
        }
    }

    /// Assigns the loop's parameters all at once and jumps to its head. An argument may be computed
    /// into its parameter directly when no later argument reads that parameter.
    fn loop_call(&mut self, target: &Loop, call: &Call) {
        let height = self.function().height();
        let mut moves = Vec::new();
        for (index, (arg, &(var, slot))) in call.args.iter().zip(&target.params).enumerate() {
            if matches!(arg, Expr::Local(same, _) if *same == var) && !self.is_boxed(var) {
                continue;
            }
            let later = &call.args[index + 1..];
            if is_computed_last(arg) && !self.is_boxed(var) && !later.iter().any(|arg| arg.mentions(var)) {
                self.expr(arg, Want::Value(slot));
            } else {
                let scratch = self.push_slot();
                self.expr(arg, Want::Value(scratch));
                moves.push((slot, scratch));
            }
        }
        for (slot, scratch) in moves {
            self.function().emit(Op::Move, 0, slot, scratch, 0);
        }
        self.function().set_height(height);
        self.jump_to(target.head);
    }

    fn jump_to(&mut self, label: Label) {
        self.function().jump(label, Span::NONE, Op::Jump, 0, 0, 0);
    }
}

/// Whether the destination is only written after everything inside has been read.
fn is_computed_last(expr: &Expr) -> bool {
    match expr {
        Expr::Const(_) | Expr::Unspecified | Expr::Local(..) | Expr::Global(..) => true,
        // An operand that is itself a loop would write its result first, but into its own scratch.
        Expr::Call(call) => !matches!(call.callee, Expr::Lambda(_)),
        _ => false,
    }
}

/// `((lambda (x …) body) arg …)` as a `let`.
fn immediate_application(call: &Call) -> Option<Let> {
    let Expr::Lambda(lambda) = &call.callee else { return None };
    let [clause] = lambda.clauses.as_slice() else { return None };
    if clause.rest.is_some() || clause.params.len() != call.args.len() {
        return None;
    }
    let bindings = clause.params.iter().copied().zip(call.args.iter().cloned()).collect();
    Some(Let { bindings, body: clause.body.clone() })
}
