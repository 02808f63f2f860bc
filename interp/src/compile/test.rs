//! Conditions: code that jumps, without making the boolean.

use super::function::Label;
use super::{Compiler, Want};
use crate::bytecode::Op;
use crate::datum::Kind;
use crate::ir::{Call, Expr};
use crate::source::Span;

impl Compiler<'_> {
    /// Jumps to the label when the truth of the expression is `sense`, else goes on.
    pub(super) fn branch(&mut self, expr: &Expr, sense: bool, label: Label) {
        let height = self.function().height();
        match expr {
            Expr::Const(datum) => {
                if matches!(datum.kind(), Kind::Boolean(false)) != sense {
                    self.function().jump(label, Span::NONE, Op::Jump, 0, 0, 0);
                }
            }
            Expr::And(parts) => self.branch_all(parts, true, sense, label),
            Expr::Or(parts) => self.branch_all(parts, false, sense, label),
            Expr::If(parts) => self.branch_if(parts, sense, label),
            Expr::Seq(parts) => {
                if let Some((last, first)) = parts.split_last() {
                    for part in first {
                        self.expr(part, Want::Effect);
                    }
                    self.branch(last, sense, label);
                }
            }
            Expr::Let(binding) => {
                self.let_bindings(binding);
                self.branch(&binding.body, sense, label);
            }
            Expr::Call(call) => {
                if !self.branch_call(call, sense, label) {
                    self.branch_value(expr, sense, label);
                }
            }
            _ => self.branch_value(expr, sense, label),
        }
        self.function().set_height(height);
    }

    fn branch_value(&mut self, expr: &Expr, sense: bool, label: Label) {
        let slot = self.operand(expr);
        let op = if sense { Op::JumpIfTrue } else { Op::JumpIfFalse };
        self.function().jump(label, Span::NONE, op, 0, slot, 0);
    }

    /// `and` for `all`, else `or`: the sense that decides early jumps to the label or over the rest.
    fn branch_all(&mut self, parts: &[Expr], all: bool, sense: bool, label: Label) {
        let Some((last, first)) = parts.split_last() else {
            if all == sense {
                self.function().jump(label, Span::NONE, Op::Jump, 0, 0, 0);
            }
            return;
        };
        let early = !all;
        if early == sense {
            for part in parts {
                self.branch(part, early, label);
            }
        } else {
            let over = self.function().label();
            for part in first {
                self.branch(part, early, over);
            }
            self.branch(last, sense, label);
            self.function().place_label(over);
        }
    }

    fn branch_if(&mut self, parts: &[Expr; 3], sense: bool, label: Label) {
        let [test, then, otherwise] = parts;
        let on_false = self.function().label();
        let end = self.function().label();
        self.branch(test, false, on_false);
        self.branch(then, sense, label);
        self.function().jump(end, Span::NONE, Op::Jump, 0, 0, 0);
        self.function().place_label(on_false);
        self.branch(otherwise, sense, label);
        self.function().place_label(end);
    }

    /// A call of a predicate that has its own jump; false if it has none.
    fn branch_call(&mut self, call: &Call, sense: bool, label: Label) -> bool {
        let Some(name) = self.builtin_name(call) else { return false };
        let span = call.span;
        match (name, call.args.as_slice()) {
            ("not", [arg]) => self.branch(arg, !sense, label),
            ("null?", [arg]) => self.branch_one(arg, [Op::JumpUnlessNull, Op::JumpIfNull], sense, label),
            ("pair?", [arg]) => self.branch_one(arg, [Op::JumpUnlessPair, Op::JumpIfPair], sense, label),
            ("eq?", [x, y]) => self.branch_two(x, y, [Op::JumpUnlessEq, Op::JumpIfEq], sense, label, span),
            ("zero?", [arg]) => {
                self.branch_small(arg, 0, [Op::JumpUnlessNumEqI, Op::JumpIfNumEqI], sense, label, span)
            }
            ("positive?", [arg]) => {
                self.branch_small(arg, 0, [Op::JumpUnlessGtI, Op::JumpIfGtI], sense, label, span)
            }
            ("negative?", [arg]) => {
                self.branch_small(arg, 0, [Op::JumpUnlessLtI, Op::JumpIfLtI], sense, label, span)
            }
            ("=" | "<" | ">" | "<=" | ">=", [x, y]) => self.branch_compare(name, x, y, sense, label, span),
            _ => return false,
        }
        true
    }

    fn branch_one(&mut self, arg: &Expr, ops: [Op; 2], sense: bool, label: Label) {
        let slot = self.operand(arg);
        self.function().jump(label, Span::NONE, ops[usize::from(sense)], 0, slot, 0);
    }

    fn branch_two(&mut self, x: &Expr, y: &Expr, ops: [Op; 2], sense: bool, label: Label, span: Span) {
        let x = self.operand(x);
        let y = self.operand(y);
        self.function().jump(label, span, ops[usize::from(sense)], 0, x, y);
    }

    fn branch_small(&mut self, arg: &Expr, n: i16, ops: [Op; 2], sense: bool, label: Label, span: Span) {
        let slot = self.operand(arg);
        self.function().jump(label, span, ops[usize::from(sense)], 0, slot, n as u16);
    }

    /// NaN makes `(not (< a b))` differ from `(>= a b)`, so each comparison keeps its own jump and
    /// only the operands change sides.
    fn branch_compare(&mut self, name: &str, x: &Expr, y: &Expr, sense: bool, label: Label, span: Span) {
        const NUM_EQ: [Op; 2] = [Op::JumpUnlessNumEq, Op::JumpIfNumEq];
        const LT: [Op; 2] = [Op::JumpUnlessLt, Op::JumpIfLt];
        const LE: [Op; 2] = [Op::JumpUnlessLe, Op::JumpIfLe];
        if let Some(n) = super::inline::small(y) {
            match name {
                "=" => {
                    return self.branch_small(
                        x,
                        n,
                        [Op::JumpUnlessNumEqI, Op::JumpIfNumEqI],
                        sense,
                        label,
                        span,
                    );
                }
                "<" => {
                    return self.branch_small(x, n, [Op::JumpUnlessLtI, Op::JumpIfLtI], sense, label, span);
                }
                ">" => {
                    return self.branch_small(x, n, [Op::JumpUnlessGtI, Op::JumpIfGtI], sense, label, span);
                }
                _ => {}
            }
        }
        let x = self.operand(x);
        let y = self.operand(y);
        let (ops, x, y) = match name {
            "=" => (NUM_EQ, x, y),
            "<" => (LT, x, y),
            ">" => (LT, y, x),
            "<=" => (LE, x, y),
            _ => (LE, y, x),
        };
        self.function().jump(label, span, ops[usize::from(sense)], 0, x, y);
    }

    /// A predicate as a value: decided by a jump.
    pub(super) fn test_value(&mut self, expr: &Expr, slot: u16) {
        let height = self.function().height();
        let scratch = self.push_slot();
        let (yes, end) = (self.function().label(), self.function().label());
        self.branch(expr, true, yes);
        self.load_boolean(false, scratch);
        self.function().jump(end, Span::NONE, Op::Jump, 0, 0, 0);
        self.function().place_label(yes);
        self.load_boolean(true, scratch);
        self.function().place_label(end);
        self.function().emit(Op::Move, 0, slot, scratch, 0);
        self.function().set_height(height);
    }

    fn load_boolean(&mut self, b: bool, slot: u16) {
        let word = crate::immediate::boolean(b);
        self.function().emit_imm(Span::NONE, Op::LoadWord, 0, slot, word as u32 as i32);
    }
}
