//! The text around a place: which form stands there, what encloses it, and which variables it sees.

use crate::datum::{Datum, Kind};
use crate::reader::{Options, read};
use crate::source::{Source, Sources, Span};

/// Forms whose first part, or second behind a name, binds variables around the rest.
const LETS: [&str; 9] =
    ["let", "let*", "letrec", "letrec*", "let-values", "let*-values", "do", "plet", "parameterize"];

/// Forms whose clauses begin with a pattern.
const MATCHERS: [&str; 4] = ["match", "receive", "actor", "case-lambda"];

/// A place in a text, with the forms around it.
pub(super) struct Site {
    pub(super) source: Source,
    pub(super) span: Span,
    /// The forms of the text.
    data: Vec<Datum>,
    /// The data that contain the place, the outermost first. The last has exactly this place, or it has none.
    path: Vec<Datum>,
    is_exact: bool,
}

/// A variable that a form around the place binds.
pub(super) struct Local {
    pub(super) name: String,
    /// It is bound by the very `let` in one of whose values the place is, so it is not seen there.
    pub(super) is_sibling: bool,
    /// It is bound by `(lambda name …)`: to the list of all arguments.
    pub(super) is_all: bool,
}

impl Site {
    /// The place of a span.
    pub(super) fn at(sources: &Sources, span: Span) -> Option<Site> {
        let source = span.is_some().then(|| sources.get(span.source)).flatten()?;
        let data = read(&source.text, span.source, Options::default()).data;
        let mut path: Vec<Datum> = Vec::new();
        let mut is_exact = false;
        let mut next = containing(&data, span);
        while let Some(datum) = next {
            is_exact = datum.span() == span;
            next = if is_exact { None } else { containing(parts(&datum), span) };
            path.push(datum);
        }
        Some(Site { source, span, data, path, is_exact })
    }

    /// The form that has the place.
    pub(super) fn form(&self) -> Option<&Datum> {
        self.path.last().filter(|_| self.is_exact)
    }

    /// The parts of the form that has the place, if it is a list.
    pub(super) fn items(&self) -> &[Datum] {
        self.form().map_or(&[], parts)
    }

    /// The name at the head of the form that has the place.
    pub(super) fn head(&self) -> Option<&'static str> {
        head(self.form()?)
    }

    /// The text of a part.
    pub(super) fn text(&self, datum: &Datum) -> &str {
        self.source.text_of(datum.span())
    }

    /// The forms around the place, the innermost first.
    pub(super) fn enclosing(&self) -> impl Iterator<Item = &Datum> {
        self.path.iter().rev().skip(usize::from(self.is_exact))
    }

    /// What stands directly behind the place: `("x")` in `print("x")`.
    pub(super) fn next(&self) -> Option<&Datum> {
        let siblings = match self.enclosing().next() {
            Some(list) => parts(list),
            None => &self.data,
        };
        siblings.iter().find(|datum| datum.span().start >= self.span.end)
    }

    /// The form behind that one.
    pub(super) fn next_but_one(&self) -> Option<&Datum> {
        let next = self.next()?.span();
        let siblings = match self.enclosing().next() {
            Some(list) => parts(list),
            None => &self.data,
        };
        siblings.iter().find(|datum| datum.span().start >= next.end)
    }

    /// What stands directly before the place, without a blank between them.
    pub(super) fn touching_before(&self) -> Option<&Datum> {
        let siblings = match self.enclosing().next() {
            Some(list) => parts(list),
            None => &self.data,
        };
        siblings.iter().find(|datum| datum.span().end == self.span.start)
    }

    /// The variables that the forms around the place bind, the innermost first.
    pub(super) fn locals(&self) -> Vec<Local> {
        let mut locals = Vec::new();
        let outermost = self.path.first().cloned();
        for (depth, form) in self.path.iter().enumerate().rev() {
            let Some(inside) = parts(form).iter().find(|part| holds(part, self.span)) else { continue };
            let clause = self.path.get(depth + 2);
            bound_by(form, inside, clause, &mut locals);
            // Definitions of a body; those at top level are no locals.
            let is_top = outermost.as_ref().is_some_and(|top| top.span() == form.span());
            if !(is_top && head(form) == Some("begin")) {
                parts(form).iter().for_each(|part| defined_by(part, &mut locals));
            }
        }
        locals
    }
}

/// The parts of a list or vector.
pub(super) fn parts(datum: &Datum) -> &[Datum] {
    match datum.kind() {
        Kind::List(items, _) | Kind::Vector(items) => items,
        Kind::Label(_, inner) => std::slice::from_ref(inner),
        _ => &[],
    }
}

/// The name at the head of a list.
pub(super) fn head(datum: &Datum) -> Option<&'static str> {
    match datum.kind() {
        Kind::List(items, _) => items.first().and_then(Datum::symbol).map(|name| name.as_str()),
        _ => None,
    }
}

fn holds(datum: &Datum, span: Span) -> bool {
    datum.span().start <= span.start && span.end <= datum.span().end
}

fn containing(data: &[Datum], span: Span) -> Option<Datum> {
    data.iter().find(|datum| holds(datum, span)).cloned()
}

/// The variables that a form binds for the part of it that the place is `inside` of.
fn bound_by(form: &Datum, inside: &Datum, clause: Option<&Datum>, locals: &mut Vec<Local>) {
    let items = parts(form);
    let is_part = |index: usize| items.get(index).is_some_and(|part| part.span() == inside.span());
    let Some(name) = head(form) else { return };
    match name {
        "define" if !is_part(1) => items.get(1).into_iter().for_each(|target| names(target, false, locals)),
        "lambda" | "λ" if !is_part(1) => {
            let is_all = items.get(1).is_some_and(|formals| formals.symbol().is_some());
            let before = locals.len();
            items.get(1).into_iter().for_each(|formals| names(formals, false, locals));
            locals[before..].iter_mut().for_each(|local| local.is_all = is_all);
        }
        "guard" if !is_part(1) => {
            items
                .get(1)
                .and_then(|head| parts(head).first())
                .into_iter()
                .for_each(|e| names(e, false, locals));
        }
        _ if LETS.contains(&name) => let_bindings(name, items, inside, clause, locals),
        _ if MATCHERS.contains(&name) => {
            parts(inside).first().into_iter().for_each(|pattern| names(pattern, false, locals));
            if name == "actor" {
                locals.push(local("state", false));
            }
        }
        _ => {}
    }
}

fn let_bindings(
    form: &str,
    items: &[Datum],
    inside: &Datum,
    clause: Option<&Datum>,
    locals: &mut Vec<Local>,
) {
    let at = if items.get(1).is_some_and(|first| first.symbol().is_some()) { 2 } else { 1 };
    let Some(bindings) = items.get(at) else { return };
    let is_inside = bindings.span() == inside.span();
    if at == 2 {
        names(&items[1], false, locals);
    }
    for binding in parts(bindings) {
        let is_own = clause.is_some_and(|clause| clause.span() == binding.span());
        if is_inside && is_own && form.ends_with('*') {
            break;
        }
        let is_sibling = is_inside && matches!(form, "let" | "let-values" | "plet");
        if let Some(name) = parts(binding).first().filter(|_| form != "parameterize") {
            names(name, is_sibling, locals);
        }
    }
}

/// The names that a definition in a body defines.
fn defined_by(form: &Datum, locals: &mut Vec<Local>) {
    match head(form) {
        Some("define") => {
            let mut target = parts(form).get(1);
            while let Some(inner) = target.filter(|target| target.symbol().is_none()) {
                target = parts(inner).first();
            }
            target.into_iter().for_each(|name| names(name, false, locals));
        }
        Some("define-values") => {
            parts(form).get(1).into_iter().for_each(|formals| names(formals, false, locals));
        }
        _ => {}
    }
}

/// The names in a list of formals or in a pattern.
fn names(datum: &Datum, is_sibling: bool, locals: &mut Vec<Local>) {
    let mut pending = vec![datum];
    while let Some(datum) = pending.pop() {
        match datum.kind() {
            Kind::Symbol(name) => locals.push(local(name.as_str(), is_sibling)),
            Kind::List(items, tail) if head(datum) != Some("quote") => {
                pending.extend(tail.iter().chain(items.iter().rev()));
            }
            _ => {}
        }
    }
}

fn local(name: &str, is_sibling: bool) -> Local {
    Local { name: name.to_owned(), is_sibling, is_all: false }
}
