//! Calls of builtins that have an instruction of their own. Which those are is said here and nowhere
//! else; a program that defines such a name itself calls its own procedure (`Globals::builtin`).

use super::future::is_thunk;
use super::{Compiler, Want};
use crate::bytecode::Op;
use crate::datum::Kind;
use crate::ir::{Call, Expr};
use crate::number::Number;
use crate::source::Span;

/// The integer, if the expression is a literal that fits in 16 bits.
pub(super) fn small(expr: &Expr) -> Option<i16> {
    match expr {
        Expr::Const(datum) => match datum.kind() {
            Kind::Number(Number::Fixnum(n)) => i16::try_from(*n).ok(),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the expression is a literal that is equivalent to itself only, not to another object.
fn is_unique(expr: &Expr) -> bool {
    match expr {
        Expr::Const(datum) => match datum.kind() {
            Kind::Symbol(_) | Kind::Char(_) | Kind::Boolean(_) => true,
            Kind::List(items, _) => items.is_empty(),
            _ => small(expr).is_some(),
        },
        _ => false,
    }
}

impl Compiler<'_> {
    /// The name of the builtin that is called, if it is one and still means what it did. It is `eq?`
    /// where another equivalence could only find the same, as in every clause of a `case` on symbols.
    pub(super) fn builtin_name(&self, call: &Call) -> Option<&'static str> {
        let Expr::Global(id, _) = &call.callee else { return None };
        let name = self.globals.builtin(*id)?.as_str();
        let same_as_eq = matches!(name, "eqv?" | "equal?") && call.args.len() == 2;
        let by_identity = same_as_eq && call.args.iter().any(is_unique);
        Some(if by_identity { "eq?" } else { name })
    }

    /// Emits the instruction; false if the call has none.
    pub(super) fn inline_call(&mut self, call: &Call, want: Want) -> bool {
        let Some(name) = self.builtin_name(call) else { return false };
        match (name, call.args.as_slice()) {
            ("+" | "-" | "*" | "/", args) => self.arithmetic(name, args, call, want),
            ("quotient", [x, y]) => self.binary(Op::Quotient, 0, x, y, call, want),
            ("truncate-quotient", [x, y]) => self.binary(Op::Quotient, 1, x, y, call, want),
            ("remainder", [x, y]) => self.binary(Op::Remainder, 0, x, y, call, want),
            ("truncate-remainder", [x, y]) => self.binary(Op::Remainder, 1, x, y, call, want),
            ("modulo", [x, y]) => self.binary(Op::Modulo, 0, x, y, call, want),
            ("floor-remainder", [x, y]) => self.binary(Op::Modulo, 1, x, y, call, want),
            ("cons", [x, y]) => self.binary(Op::Cons, 0, x, y, call, want),
            ("vector-ref", [x, y]) => self.binary(Op::VectorRef, 0, x, y, call, want),
            ("string-ref", [x, y]) => self.binary(Op::StringRef, 0, x, y, call, want),
            ("car", [x]) => self.unary(Op::Car, x, call, want),
            ("cdr", [x]) => self.unary(Op::Cdr, x, call, want),
            ("vector-length", [x]) => self.unary(Op::VectorLength, x, call, want),
            ("set-car!", [x, y]) => self.effect(Op::SetCar, [x, y, y], 2, call, want),
            ("set-cdr!", [x, y]) => self.effect(Op::SetCdr, [x, y, y], 2, call, want),
            ("vector-set!", [x, y, z]) => self.effect(Op::VectorSet, [x, y, z], 3, call, want),
            ("%future", [Expr::Lambda(thunk)]) if is_thunk(thunk) => self.future(None, thunk, call, want),
            ("%fork", [scope, Expr::Lambda(thunk)]) if is_thunk(thunk) => {
                self.future(Some(scope), thunk, call, want);
            }
            ("force" | "touch", [_]) => self.shortcut(Op::JumpIfReady, call, want),
            ("tvar-read", [_]) => self.shortcut(Op::JumpIfTVarRead, call, want),
            ("tvar-write!", [_, _]) => self.shortcut(Op::JumpIfTVarWritten, call, want),
            ("%begin-attempt", [_]) => self.shortcut(Op::JumpIfAttemptBegun, call, want),
            ("%end-attempt", [_]) => self.shortcut(Op::JumpIfAttemptEnded, call, want),
            ("%record-ref", [x, t, i]) => return self.record_ref(x, t, i, call, want),
            ("%record-set!", [x, t, i, v]) => return self.record_set(x, t, i, v, call, want),
            ("%record?", [x, t]) => self.binary(Op::RecordIs, 0, x, t, call, want),
            ("not" | "null?" | "pair?" | "zero?" | "positive?" | "negative?", [_])
            | ("eq?" | "=" | "<" | ">" | "<=" | ">=", [_, _]) => {
                self.deliver(want, |c, slot| c.test_value(&Expr::Call(Box::new(call.clone())), slot));
            }
            _ => return false,
        }
        true
    }

    fn arithmetic(&mut self, name: &str, args: &[Expr], call: &Call, want: Want) {
        match (name, args) {
            ("+", [x, y]) if small(y).is_some() => self.with_small(Op::AddI, x, y, call, want),
            ("+", [x, y]) if small(x).is_some() && matches!(y, Expr::Local(..)) => {
                self.with_small(Op::AddI, y, x, call, want)
            }
            ("-", [x, y]) if small(y).is_some() => self.with_small(Op::SubI, x, y, call, want),
            ("+", [_, _, ..]) => self.chain(Op::Add, args, call, want),
            ("-", [_, _, ..]) => self.chain(Op::Sub, args, call, want),
            ("*", [_, _, ..]) => self.chain(Op::Mul, args, call, want),
            ("/", [_, _, ..]) => self.chain(Op::Div, args, call, want),
            _ => self.plain_call(call, want),
        }
    }

    /// All operands are evaluated first, then combined from the left; only the last result goes where the
    /// value is wanted, which may be the slot of an operand.
    fn chain(&mut self, op: Op, args: &[Expr], call: &Call, want: Want) {
        let Ok(last) = u8::try_from(args.len() - 1) else { return self.plain_call(call, want) };
        self.deliver(want, |c, slot| {
            let height = c.function().height();
            let operands: Vec<u16> = args.iter().map(|arg| c.operand(arg)).collect();
            let mut total = operands[0];
            for position in 1..=last {
                let to = if position == last { slot } else { c.push_slot() };
                c.function().emit_at(call.span, op, position, to, total, operands[usize::from(position)]);
                total = to;
            }
            c.function().set_height(height);
        });
    }

    fn with_small(&mut self, op: Op, x: &Expr, y: &Expr, call: &Call, want: Want) {
        let n = small(y).expect("the caller has looked") as u16;
        self.deliver(want, |c, slot| {
            let height = c.function().height();
            let x = c.operand(x);
            c.function().emit_at(call.span, op, 0, slot, x, n);
            c.function().set_height(height);
        });
    }

    fn unary(&mut self, op: Op, x: &Expr, call: &Call, want: Want) {
        self.deliver(want, |c, slot| {
            let height = c.function().height();
            let x = c.operand(x);
            c.function().emit_at(call.span, op, 0, slot, x, 0);
            c.function().set_height(height);
        });
    }

    fn binary(&mut self, op: Op, variant: u8, x: &Expr, y: &Expr, call: &Call, want: Want) {
        self.deliver(want, |c, slot| {
            let height = c.function().height();
            let x = c.operand(x);
            let y = c.operand(y);
            c.function().emit_at(call.span, op, variant, slot, x, y);
            c.function().set_height(height);
        });
    }

    /// The first `count` of the operands, for what it does.
    fn effect(&mut self, op: Op, args: [&Expr; 3], count: usize, call: &Call, want: Want) {
        let height = self.function().height();
        let mut slots = [0; 3];
        for (slot, arg) in slots.iter_mut().zip(args).take(count) {
            *slot = self.operand(arg);
        }
        self.function().emit_at(call.span, op, 0, slots[0], slots[1], slots[2]);
        self.function().set_height(height);
        self.unspecified(want);
    }

    /// A call behind an instruction that does the same in simple cases, and then jumps over the call. With one operand
    /// it gives the value, with two there is none.
    fn shortcut(&mut self, op: Op, call: &Call, want: Want) {
        let Expr::Global(procedure, _) = &call.callee else { return self.plain_call(call, want) };
        let height = self.function().height();
        let slot = if let Want::Value(slot) = want { slot } else { self.push_slot() };
        let operands: Vec<u16> = call.args.iter().map(|arg| self.operand(arg)).collect();
        let (done, is_dead) = (self.function().label(), self.function().is_dead());
        let has_value = operands.len() == 1;
        let (a, b) = if has_value { (slot, operands[0]) } else { (operands[0], operands[1]) };
        self.function().jump(done, Span::NONE, op, 0, a, b);
        let base = self.push_slot();
        self.push_slot();
        for operand in &operands {
            let argument = self.push_slot();
            self.function().emit(Op::Move, 0, argument, *operand, 0);
        }
        let (count, procedure) = (operands.len() as u8, procedure.0 as i32);
        if want == Want::Tail {
            self.function().emit_imm(call.span, Op::TailCallGlobal, count, base, procedure);
        } else {
            self.function().emit_imm(call.span, Op::CallGlobal, count, base, procedure);
            if !is_dead {
                self.function().return_header(slot, base);
            }
        }
        self.function().place_label(done);
        self.function().set_height(height);
        match want {
            Want::Tail if has_value => self.function().emit(Op::Return, 0, slot, 0, 0),
            _ if has_value => {}
            _ => self.unspecified(want),
        }
    }

    fn record_ref(&mut self, x: &Expr, ty: &Expr, index: &Expr, call: &Call, want: Want) -> bool {
        let Some(index) = small(index).and_then(|n| u8::try_from(n).ok()) else { return false };
        self.deliver(want, |c, slot| {
            let height = c.function().height();
            let x = c.operand(x);
            let ty = c.operand(ty);
            c.function().emit_at(call.span, Op::RecordRef, index, slot, x, ty);
            c.function().set_height(height);
        });
        true
    }

    fn record_set(
        &mut self,
        x: &Expr,
        ty: &Expr,
        index: &Expr,
        value: &Expr,
        call: &Call,
        want: Want,
    ) -> bool {
        let Some(index) = small(index).and_then(|n| u8::try_from(n).ok()) else { return false };
        let height = self.function().height();
        let x = self.operand(x);
        let ty = self.operand(ty);
        let value = self.operand(value);
        self.function().emit_at(call.span, Op::RecordSet, index, x, ty, value);
        self.function().set_height(height);
        self.unspecified(want);
        true
    }
}
