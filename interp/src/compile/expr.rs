//! Expressions: constants, variables, sequences, conditionals, procedures.

use super::function::Function;
use super::{Compiler, Place, Want};
use crate::bytecode::proto::{Constant, Proto};
use crate::bytecode::{CAPTURE_FREE, Op};
use crate::datum::{Datum, Kind};
use crate::immediate;
use crate::ir::{Expr, GlobalId, Lambda, Let, VarId};
use crate::number::Number;
use crate::source::Span;

impl Compiler<'_> {
    pub(super) fn expr(&mut self, expr: &Expr, want: Want) {
        match expr {
            Expr::Const(datum) => self.constant(datum, want),
            Expr::Unspecified => self.word(immediate::UNSPECIFIED, want),
            Expr::Local(var, span) => self.local(*var, *span, want),
            Expr::Global(id, span) => self.global(*id, *span, want),
            Expr::SetLocal(var, value, span) => self.set_local(*var, value, *span, want),
            Expr::SetGlobal(id, value, span) => self.set_global(Op::StoreGlobal, *id, value, *span, want),
            Expr::DefineGlobal(id, value, span) => self.set_global(Op::DefineGlobal, *id, value, *span, want),
            Expr::If(parts) => self.conditional(parts, want),
            Expr::And(parts) => self.and_or(parts, true, want),
            Expr::Or(parts) => self.and_or(parts, false, want),
            Expr::Seq(parts) => self.sequence(parts, want),
            Expr::Lambda(lambda) => self.lambda(lambda, None, want),
            Expr::Call(call) => self.call(call, want),
            Expr::Let(binding) => self.let_(binding, want),
            Expr::Letrec(binding) => self.letrec(binding, want),
        }
    }

    /// Puts the value where it is wanted, by emitting into a slot first if it must be returned.
    pub(super) fn deliver(&mut self, want: Want, into: impl FnOnce(&mut Self, u16)) {
        match want {
            Want::Value(slot) => into(self, slot),
            Want::Effect => {
                let height = self.function().height();
                let slot = self.push_slot();
                into(self, slot);
                self.function().set_height(height);
            }
            Want::Tail => {
                let height = self.function().height();
                let slot = self.push_slot();
                into(self, slot);
                self.function().emit(Op::Return, 0, slot, 0, 0);
                self.function().set_height(height);
            }
        }
    }

    /// A slot that holds the value: the variable's own, or a new one on top.
    pub(super) fn operand(&mut self, expr: &Expr) -> u16 {
        if let Expr::Local(var, _) = expr
            && !self.is_boxed(*var)
            && let Place::Slot(slot) = self.place(*var)
        {
            return slot;
        }
        let slot = self.push_slot();
        self.expr(expr, Want::Value(slot));
        slot
    }

    fn word(&mut self, bits: u64, want: Want) {
        if want != Want::Effect {
            self.deliver(want, |c, slot| {
                c.function().emit_imm(Span::NONE, Op::LoadWord, 0, slot, bits as u32 as i32);
            });
        }
    }

    fn constant(&mut self, datum: &Datum, want: Want) {
        if want == Want::Effect {
            return;
        }
        match datum.kind() {
            Kind::Boolean(b) => self.word(immediate::boolean(*b), want),
            Kind::Char(c) => self.word(immediate::char(*c), want),
            Kind::Eof => self.word(immediate::EOF, want),
            Kind::Unspecified => self.word(immediate::UNSPECIFIED, want),
            Kind::List(items, None) if items.is_empty() => self.word(immediate::NIL, want),
            Kind::Number(Number::Fixnum(n)) if i32::try_from(*n).is_ok() => {
                let n = *n as i32;
                self.deliver(want, |c, slot| c.function().emit_imm(Span::NONE, Op::LoadInt, 0, slot, n));
            }
            _ => self.deliver(want, |c, slot| {
                let index = c.function().datum(datum);
                c.function().emit_imm(Span::NONE, Op::LoadConst, 0, slot, index);
            }),
        }
    }

    fn local(&mut self, var: VarId, span: Span, want: Want) {
        let boxed = self.is_boxed(var);
        let place = self.place(var);
        match (place, want) {
            (Place::Slot(slot), Want::Tail) if !boxed => self.function().emit(Op::Return, 0, slot, 0, 0),
            (_, Want::Effect) if !boxed => {}
            _ => self.deliver(want, |c, slot| c.load(var, place, span, slot)),
        }
    }

    fn load(&mut self, var: VarId, place: Place, span: Span, slot: u16) {
        let boxed = self.is_boxed(var);
        let from = match place {
            Place::Slot(from) => from,
            Place::Free(index) => {
                self.function().emit(Op::LoadFree, 0, slot, index, 0);
                slot
            }
        };
        if boxed {
            // Only a `letrec` variable can be uninitialised; its cell is checked because the check
            // costs one compare and boxed variables are rare.
            self.function().emit_at(span, Op::CellGetChecked, 0, slot, from, 0);
        } else if from != slot {
            self.function().emit(Op::Move, 0, slot, from, 0);
        }
    }

    fn global(&mut self, id: GlobalId, span: Span, want: Want) {
        self.deliver(want, |c, slot| c.function().emit_imm(span, Op::LoadGlobal, 0, slot, id.0 as i32));
    }

    fn set_local(&mut self, var: VarId, value: &Expr, span: Span, want: Want) {
        let height = self.function().height();
        let value = self.operand(value);
        let cell = match self.place(var) {
            Place::Slot(slot) => slot,
            Place::Free(index) => {
                let slot = self.push_slot();
                self.function().emit(Op::LoadFree, 0, slot, index, 0);
                slot
            }
        };
        self.function().emit_at(span, Op::CellSet, 0, cell, value, 0);
        self.function().set_height(height);
        self.unspecified(want);
    }

    fn set_global(&mut self, op: Op, id: GlobalId, value: &Expr, span: Span, want: Want) {
        let height = self.function().height();
        let value = self.operand(value);
        self.function().emit_imm(span, op, 0, value, id.0 as i32);
        self.function().set_height(height);
        self.unspecified(want);
    }

    fn conditional(&mut self, parts: &[Expr; 3], want: Want) {
        let [test, then, otherwise] = parts;
        let on_false = self.function().label();
        let end = self.function().label();
        self.branch(test, false, on_false);
        self.expr(then, want);
        self.function().jump(end, Span::NONE, Op::Jump, 0, 0, 0);
        self.function().place_label(on_false);
        self.expr(otherwise, want);
        self.function().place_label(end);
    }

    /// `and` for `all`, else `or`.
    fn and_or(&mut self, parts: &[Expr], all: bool, want: Want) {
        let Some((last, first)) = parts.split_last() else {
            return self.word(immediate::boolean(all), want);
        };
        let end = self.function().label();
        match want {
            Want::Effect => {
                for part in first {
                    self.branch(part, !all, end);
                }
                self.expr(last, want);
            }
            Want::Value(slot) => {
                for part in first {
                    self.expr(part, want);
                    let op = if all { Op::JumpIfFalse } else { Op::JumpIfTrue };
                    self.function().jump(end, Span::NONE, op, 0, slot, 0);
                }
                self.expr(last, want);
            }
            Want::Tail => {
                let height = self.function().height();
                let slot = self.push_slot();
                for part in first {
                    self.expr(part, Want::Value(slot));
                    let op = if all { Op::JumpIfFalse } else { Op::JumpIfTrue };
                    self.function().jump(end, Span::NONE, op, 0, slot, 0);
                }
                self.expr(last, Want::Tail);
                self.function().place_label(end);
                self.function().emit(Op::Return, 0, slot, 0, 0);
                return self.function().set_height(height);
            }
        }
        self.function().place_label(end);
    }

    fn sequence(&mut self, parts: &[Expr], want: Want) {
        if let Some((last, first)) = parts.split_last() {
            for part in first {
                self.expr(part, Want::Effect);
            }
            self.expr(last, want);
        }
    }

    fn let_(&mut self, binding: &Let, want: Want) {
        let height = self.function().height();
        self.let_bindings(binding);
        self.expr(&binding.body, want);
        self.function().set_height(height);
    }

    pub(super) fn let_bindings(&mut self, binding: &Let) {
        let mut slots = Vec::with_capacity(binding.bindings.len());
        for (var, init) in &binding.bindings {
            let slot = self.push_slot();
            match init {
                Expr::Lambda(lambda) => self.lambda(lambda, None, Want::Value(slot)),
                _ => self.expr(init, Want::Value(slot)),
            }
            slots.push((*var, slot));
        }
        for (var, slot) in slots {
            self.bind(var, slot);
        }
    }

    /// A procedure value; `own` is the unassigned variable that names it in its own body.
    pub(super) fn lambda(&mut self, lambda: &Lambda, own: Option<VarId>, want: Want) {
        if want == Want::Effect {
            return;
        }
        let (proto, captures) = self.procedure(lambda, own);
        self.deliver(want, |c, slot| {
            let entries = c.capture_entries(&captures, &[]);
            c.make_closure(proto, &entries, slot);
        });
    }

    /// Compiles the body; the free variables are named in the order of the closure's fields.
    pub(super) fn procedure(&mut self, lambda: &Lambda, own: Option<VarId>) -> (Proto, Vec<VarId>) {
        self.functions.push(Function::new(lambda.name, own));
        let last = lambda.clauses.len() - 1;
        for (index, clause) in lambda.clauses.iter().enumerate() {
            let next = self.function().label();
            let count = clause.params.len();
            if index < last {
                let rest = u8::from(clause.rest.is_some());
                self.function().jump(next, Span::NONE, Op::Clause, rest, count as u16, 0);
            }
            self.function().set_height(super::function::FIRST);
            self.entry(count, clause.rest.is_some());
            let names = clause.params.iter().map(|var| self.unit.vars[var.0 as usize].name).collect();
            let rest = clause.rest.map(|var| self.unit.vars[var.0 as usize].name);
            self.function().add_formals(names, rest);
            let vars: Vec<VarId> = clause.params.iter().copied().chain(clause.rest).collect();
            let slots: Vec<u16> = vars.iter().map(|_| self.push_slot()).collect();
            for (var, slot) in vars.into_iter().zip(slots) {
                self.bind(var, slot);
            }
            self.expr(&clause.body, Want::Tail);
            self.function().place_label(next);
        }
        let mut function = self.functions.pop().expect("pushed at the start");
        if function.too_far() {
            self.too_large.get_or_insert(lambda.span);
        }
        let captures = std::mem::take(&mut function.captures);
        let mut proto = function.finish(lambda.span);
        proto.free = captures.len();
        (proto, captures)
    }

    pub(super) fn entry(&mut self, params: usize, rest: bool) {
        let op = if rest { Op::EntryRest } else { Op::Entry };
        self.function().emit(op, 0, params as u16, 0, 0);
    }

    /// Where each captured variable is now. Variables in `later` do not exist yet: their entry names
    /// slot 0, whose return word is harmless to copy, and is patched afterwards.
    pub(super) fn capture_entries(&mut self, captures: &[VarId], later: &[VarId]) -> Vec<u16> {
        let mut entries = Vec::with_capacity(captures.len());
        for var in captures {
            entries.push(if later.contains(var) {
                0
            } else {
                match self.place(*var) {
                    Place::Slot(slot) => slot,
                    Place::Free(index) => index | CAPTURE_FREE,
                }
            });
        }
        entries
    }

    pub(super) fn make_closure(&mut self, proto: Proto, entries: &[u16], slot: u16) {
        let span = proto.span;
        if entries.is_empty() {
            let index = self.function().constant(Constant::Procedure(Box::new(proto)));
            return self.function().emit_imm(Span::NONE, Op::LoadConst, 0, slot, index);
        }
        let Ok(count) = u8::try_from(entries.len()) else {
            self.too_large.get_or_insert(span);
            return;
        };
        let index = self.function().constant(Constant::Code(Box::new(proto)));
        let dead = self.function().is_dead();
        self.function().emit_imm(Span::NONE, Op::MakeClosure, count, slot, index);
        if !dead {
            for four in entries.chunks(4) {
                let word = four.iter().enumerate().fold(0, |word, (i, &e)| word | u64::from(e) << (i * 16));
                self.function().trail(word);
            }
        }
    }
}
