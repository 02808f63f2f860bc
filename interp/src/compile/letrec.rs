//! `letrec*` and loops. Bindings are taken in order; a run of procedures becomes a group of closures
//! that are made first and then told of each other, a procedure that is only called in tail position
//! becomes a loop, and a variable that something earlier needs lives in a cell until it is set.

use super::{Compiler, Loop, Want};
use crate::bytecode::Op;
use crate::immediate;
use crate::ir::{Expr, Lambda, Let, VarId};
use crate::source::Span;
use std::collections::HashMap;

impl Compiler<'_> {
    pub(super) fn letrec(&mut self, binding: &Let, want: Want) {
        let height = self.function().height();
        if let [(var, Expr::Lambda(lambda))] = binding.bindings.as_slice()
            && self.loop_candidates.contains(var)
        {
            self.loop_(*var, lambda, &binding.body, want);
        } else {
            self.groups(&binding.bindings);
            self.expr(&binding.body, want);
        }
        self.function().set_height(height);
    }

    fn loop_(&mut self, var: VarId, lambda: &Lambda, body: &Expr, want: Want) {
        let clause = &lambda.clauses[0];
        let params: Vec<(VarId, u16)> = clause.params.iter().map(|&var| (var, self.push_slot())).collect();
        let head = self.function().label();
        let end = self.function().label();
        self.loops.insert(var, Loop { params: params.clone(), head });
        self.expr(body, want);
        self.function().jump(end, Span::NONE, Op::Jump, 0, 0, 0);
        self.function().place_label(head);
        self.function().emit(Op::Loop, 0, 0, 0, 0);
        self.function().trail(0);
        for (var, slot) in params {
            self.bind(var, slot);
        }
        self.expr(&clause.body, want);
        self.function().place_label(end);
    }

    fn groups(&mut self, bindings: &[(VarId, Expr)]) {
        self.box_what_is_needed_early(bindings);
        let mut slots = Vec::with_capacity(bindings.len());
        for (var, _) in bindings {
            let slot = self.push_slot();
            if self.is_boxed(*var) {
                let uninitialized = immediate::UNINITIALIZED as u32 as i32;
                self.function().emit_imm(Span::NONE, Op::LoadWord, 0, slot, uninitialized);
                self.function().emit(Op::CellNew, 0, slot, slot, 0);
            }
            self.function().bind_slot(*var, slot);
            slots.push(slot);
        }
        let mut index = 0;
        while index < bindings.len() {
            let run =
                bindings[index..].iter().take_while(|(_, init)| matches!(init, Expr::Lambda(_))).count();
            if run == 0 {
                self.initialize(bindings[index].0, slots[index], &bindings[index].1);
                index += 1;
            } else {
                self.closures(&bindings[index..index + run], &slots[index..index + run]);
                index += run;
            }
        }
    }

    fn initialize(&mut self, var: VarId, slot: u16, init: &Expr) {
        if !self.is_boxed(var) {
            return self.expr(init, Want::Value(slot));
        }
        let height = self.function().height();
        let value = self.operand(init);
        self.function().emit(Op::CellSet, 0, slot, value, 0);
        self.function().set_height(height);
    }

    /// Makes the closures of a run, then completes those that hold a later one of the run. A procedure
    /// whose variable lives in a cell is made in a slot of its own and put into the cell at the end.
    fn closures(&mut self, run: &[(VarId, Expr)], slots: &[u16]) {
        let height = self.function().height();
        let positions: HashMap<VarId, usize> = run.iter().map(|(var, _)| *var).zip(0..).collect();
        let mut patches = Vec::new();
        let mut cells = Vec::new();
        for (index, (var, init)) in run.iter().enumerate() {
            let Expr::Lambda(lambda) = init else { unreachable!("a run holds procedures only") };
            let own = if self.is_boxed(*var) { None } else { Some(*var) };
            let target = if own.is_some() { slots[index] } else { self.push_slot() };
            let (proto, captures) = self.procedure(lambda, own);
            let mut later = Vec::new();
            for (field, captured) in captures.iter().enumerate() {
                let position = positions.get(captured).copied().filter(|&position| position >= index);
                if let Some(position) = position.filter(|_| !self.is_boxed(*captured)) {
                    later.push(*captured);
                    patches.push((target, slots[position], field as u16));
                }
            }
            let entries = self.capture_entries(&captures, &later);
            self.make_closure(proto, &entries, target);
            if own.is_none() {
                cells.push((slots[index], target));
            }
        }
        for (closure, value, field) in patches {
            self.function().emit(Op::PatchClosure, 0, closure, value, field);
        }
        for (cell, closure) in cells {
            self.function().emit(Op::CellSet, 0, cell, closure, 0);
        }
        self.function().set_height(height);
    }

    /// A variable needs a cell when its value is captured or read before it exists: by the init of an
    /// earlier binding (procedures of the same run excepted), or by its own init if that is no procedure.
    fn box_what_is_needed_early(&mut self, bindings: &[(VarId, Expr)]) {
        let mut run = 0;
        let runs: Vec<usize> = bindings
            .iter()
            .map(|(_, init)| {
                if !matches!(init, Expr::Lambda(_)) {
                    run += 2;
                    run - 1
                } else {
                    run
                }
            })
            .collect();
        let positions: HashMap<VarId, usize> = bindings.iter().map(|(var, _)| *var).zip(0..).collect();
        for (index, (_, init)) in bindings.iter().enumerate() {
            let first = if matches!(init, Expr::Lambda(_)) { index + 1 } else { index };
            for var in init.mentioned() {
                let Some(&later) = positions.get(&var) else { continue };
                if later >= first && (runs[later] != runs[index] || later == index) {
                    self.boxed[var.0 as usize] = true;
                }
            }
        }
    }
}
