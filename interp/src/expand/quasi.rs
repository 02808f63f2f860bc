//! Quasiquotation. Parts without an unquote stay constants; the others are put together by the core's
//! `list`, `cons`, `append` and `list->vector`.

use super::syntax::Syntax;
use super::{Expansion, Form, Outcome, Place, Task};
use crate::datum::{Datum, Kind};
use crate::ir::Expr;
use crate::source::Span;

/// What a part of a quasiquotation became.
pub(super) enum Part {
    Constant(Syntax),
    Expr(Expr),
    Splice(Expr),
}

/// So many items go into one call; longer lists are appended from pieces.
const PIECE_MAX: usize = 64;

impl Expansion {
    pub(super) fn quasiquote(&mut self, whole: Syntax, place: Place) -> Outcome {
        let parts = self.parts(Form::Quasiquote, &whole, 1, 1)?;
        let span = whole.span();
        self.then(move |x| match x.quasi.pop() {
            Some(Part::Splice(_)) => Err(x.misuse(
                Form::UnquoteSplicing,
                &whole,
                "`,@` puts items into a list and must stand inside one",
            )),
            Some(part) => x.leave(part.into_expr()),
            None => x.leave(Expr::Const(Datum::new(Kind::List(Vec::new(), None), span))),
        });
        self.tasks.push(Task::Quasi(parts[0].clone(), 1, place.deeper(1)));
        Ok(())
    }

    pub(super) fn quasi(&mut self, form: Syntax, level: u32, place: Place) -> Outcome {
        if place.depth > super::NESTING_MAX {
            return Err(self.too_deep(&form));
        }
        let (items, tail, vector) = match (form.as_list(), form.as_vector()) {
            (Some((items, tail)), _) => (items, tail, false),
            (None, Some(items)) => (items, None, true),
            (None, None) => {
                self.quasi.push(Part::Constant(form));
                return Ok(());
            }
        };
        let word = if vector || tail.is_some() { None } else { self.quasi_word(&items, place) };
        match (word, level) {
            (Some(Form::Unquote), 1) => self.unquote(items, Part::Expr, place),
            (Some(Form::UnquoteSplicing), 1) => self.unquote(items, Part::Splice, place),
            (Some(Form::Unquote | Form::UnquoteSplicing), _) => {
                self.quasi_items(form, items, None, false, level - 1, place)
            }
            (Some(_), _) => self.quasi_items(form, items, None, false, level + 1, place),
            (None, _) if vector => self.quasi_items(form, items, None, true, level, place),
            (None, _) => {
                // The reader splices (a . ,b) into (a unquote b): the last two items are then the tail.
                let dotted = items.len().saturating_sub(2);
                if tail.is_none() && dotted > 0 && self.quasi_word(&items[dotted..], place).is_some() {
                    let tail = form.after(dotted);
                    return self.quasi_items(form, items[..dotted].to_vec(), Some(tail), false, level, place);
                }
                self.quasi_items(form, items, tail, false, level, place)
            }
        }
    }

    fn quasi_word(&self, items: &[Syntax], place: Place) -> Option<Form> {
        let [head, _] = items else { return None };
        [Form::Unquote, Form::UnquoteSplicing, Form::Quasiquote]
            .into_iter()
            .find(|&word| self.is_word(head, word, place.scope))
    }

    fn unquote(&mut self, items: Vec<Syntax>, wrap: fn(Expr) -> Part, place: Place) -> Outcome {
        self.then(move |x| {
            let value = x.values.pop().unwrap_or(Expr::Unspecified);
            x.quasi.push(wrap(value));
            Ok(())
        });
        self.tasks.extend(items.into_iter().nth(1).map(|form| Task::Expr(form, place)));
        Ok(())
    }

    fn quasi_items(
        &mut self,
        form: Syntax,
        items: Vec<Syntax>,
        tail: Option<Syntax>,
        vector: bool,
        level: u32,
        place: Place,
    ) -> Outcome {
        let (count, has_tail) = (items.len(), tail.is_some());
        let inner = place.deeper(3 + u32::try_from(count / PIECE_MAX).unwrap_or(u32::MAX));
        self.then(move |x| {
            let mut parts = x.quasi.split_off(x.quasi.len() - count - usize::from(has_tail));
            if parts.iter().all(|part| matches!(part, Part::Constant(_))) {
                x.quasi.push(Part::Constant(form));
                return Ok(());
            }
            let tail = if has_tail { parts.pop() } else { None };
            if let Some(Part::Splice(_)) = tail {
                return Err(x.misuse(
                    Form::UnquoteSplicing,
                    &form,
                    "`,@` cannot stand behind a dot; write `,` there",
                ));
            }
            let list = x.quasi_list(parts, tail.map(Part::into_expr), form.span());
            let built = if vector { x.core_call("list->vector", vec![list], form.span()) } else { list };
            x.quasi.push(Part::Expr(built));
            Ok(())
        });
        self.tasks.extend(tail.map(|tail| Task::Quasi(tail, level, inner)));
        self.tasks.extend(items.into_iter().rev().map(|item| Task::Quasi(item, level, inner)));
        Ok(())
    }

    fn quasi_list(&self, parts: Vec<Part>, tail: Option<Expr>, span: Span) -> Expr {
        let mut pieces: Vec<Expr> = Vec::new();
        let mut run: Vec<Part> = Vec::new();
        let mut ends_in_splice = false;
        for part in parts {
            ends_in_splice = matches!(part, Part::Splice(_));
            if ends_in_splice || run.len() == PIECE_MAX {
                pieces.extend(self.quasi_run(std::mem::take(&mut run), span));
            }
            match part {
                Part::Splice(list) => pieces.push(list),
                item => run.push(item),
            }
        }
        if let Some(tail) = &tail
            && pieces.is_empty()
            && run.len() <= 4
        {
            let cons = |tail, item: Part| self.core_call("cons", vec![item.into_expr(), tail], span);
            return run.into_iter().rev().fold(tail.clone(), cons);
        }
        pieces.extend(self.quasi_run(run, span));
        let last = match (tail, ends_in_splice) {
            (Some(tail), _) => tail,
            // The last list is shared, not copied, as after a dot.
            _ => pieces.pop().unwrap_or_else(|| Expr::Const(Datum::new(Kind::List(Vec::new(), None), span))),
        };
        let mut rest = last;
        while !pieces.is_empty() {
            let mut args = pieces.split_off(pieces.len().saturating_sub(PIECE_MAX));
            args.push(rest);
            rest = self.core_call("append", args, span);
        }
        rest
    }

    /// A stretch without splices as one list.
    fn quasi_run(&self, run: Vec<Part>, span: Span) -> Option<Expr> {
        if run.is_empty() {
            return None;
        }
        if run.iter().all(|part| matches!(part, Part::Constant(_))) {
            let items = run.iter().filter_map(Part::datum).collect();
            return Some(Expr::Const(Datum::new(Kind::List(items, None), span)));
        }
        Some(self.core_call("list", run.into_iter().map(Part::into_expr).collect(), span))
    }
}

impl Part {
    fn into_expr(self) -> Expr {
        match self {
            Part::Constant(syntax) => Expr::Const(syntax.to_datum()),
            Part::Expr(value) | Part::Splice(value) => value,
        }
    }

    fn datum(&self) -> Option<Datum> {
        match self {
            Part::Constant(syntax) => Some(syntax.to_datum()),
            Part::Expr(_) | Part::Splice(_) => None,
        }
    }
}
