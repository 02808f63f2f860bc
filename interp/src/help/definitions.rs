//! The definitions in a text, with the comments over them.

use crate::datum::{Datum, Kind};
use crate::reader::{Options, read};
use crate::source::SourceId;
use std::borrow::Cow;

/// Words that the program holds, or that were read from a text.
type Words = Cow<'static, str>;

/// What is defined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A procedure.
    Procedure,
    /// A macro or form.
    Syntax,
    /// Some other variable.
    Variable,
}

/// A definition at the outermost level of a text.
#[derive(Clone, Debug)]
pub struct Definition {
    /// What is defined.
    pub name: Words,
    /// What it is.
    pub sort: Sort,
    /// How it is used, a line for each way.
    pub usage: Words,
    /// The comments of `;;;` over it.
    pub doc: Words,
    /// Where it begins and ends, in bytes.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// The definitions of a text, in order. What cannot be read is passed over.
pub fn definitions(text: &str) -> Vec<Definition> {
    let mut found = Vec::new();
    for datum in read(text, SourceId(0), Options::default()).data {
        let Kind::List(items, None) = datum.kind() else { continue };
        let Some(form) = items.first().and_then(Datum::symbol) else { continue };
        let (start, end) = (datum.span().start as usize, datum.span().end as usize);
        let doc = comments_over(text, start);
        let mut add = |name: String, sort, usage: String| {
            let doc = doc.clone().into();
            found.push(Definition { name: name.into(), sort, usage: usage.into(), doc, start, end });
        };
        match form.as_str() {
            "define" => define(text, items, &mut add),
            "define-syntax" => define_syntax(text, items, &mut add),
            "define-record-type" => define_record_type(text, items, &mut add),
            "define-values" => define_values(items, &mut add),
            _ => {}
        }
    }
    found
}

type Add<'a> = dyn FnMut(String, Sort, String) + 'a;

fn define(text: &str, items: &[Datum], add: &mut Add<'_>) {
    let Some(target) = items.get(1) else { return };
    if let Some(name) = target.symbol() {
        let (sort, usage) = match items.get(2).and_then(|value| lambda_lists(text, name.as_str(), value)) {
            Some(usage) => (Sort::Procedure, usage),
            None => (Sort::Variable, name.as_str().to_owned()),
        };
        return add(name.as_str().to_owned(), sort, usage);
    }
    // A curried definition has its name further inside.
    let mut head = target;
    while let Kind::List(parts, _) = head.kind() {
        let Some(first) = parts.first() else { return };
        if let Some(name) = first.symbol() {
            return add(name.as_str().to_owned(), Sort::Procedure, source(text, target));
        }
        head = first;
    }
}

/// How a procedure is called that a `lambda` or `case-lambda` makes.
fn lambda_lists(text: &str, name: &str, value: &Datum) -> Option<String> {
    let Kind::List(items, None) = value.kind() else { return None };
    let call = |formals: &Datum| match formals.kind() {
        Kind::List(..) => {
            let inside = source(text, formals);
            let inside = inside.get(1..inside.len() - 1).unwrap_or_default().trim().to_owned();
            if inside.is_empty() { format!("({name})") } else { format!("({name} {inside})") }
        }
        _ => format!("({name} . {})", source(text, formals)),
    };
    match items.first()?.symbol()?.as_str() {
        "lambda" | "λ" => items.get(1).map(call),
        "case-lambda" => {
            let clauses = items[1..].iter().filter_map(|clause| match clause.kind() {
                Kind::List(parts, _) => parts.first().map(call),
                _ => None,
            });
            Some(clauses.collect::<Vec<_>>().join("\n"))
        }
        _ => None,
    }
}

/// The patterns of `syntax-rules` say how a macro is used; those that only explain a mistake do not.
fn define_syntax(text: &str, items: &[Datum], add: &mut Add<'_>) {
    let Some(name) = items.get(1).and_then(Datum::symbol) else { return };
    let mut usages = Vec::new();
    if let Some(Kind::List(rules, None)) = items.get(2).map(Datum::kind)
        && rules.first().and_then(Datum::symbol).is_some_and(|form| form.as_str() == "syntax-rules")
    {
        // an ellipsis may stand before the literals, and rules follow them
        let rules = rules[1..].iter().skip_while(|part| part.symbol().is_some()).skip(1);
        for rule in rules {
            let Kind::List(parts, None) = rule.kind() else { continue };
            let [pattern, template] = parts.as_slice() else { continue };
            if !is_complaint(template) {
                let pattern = source(text, pattern);
                let rest = pattern.trim_start_matches('(').trim_start_matches('_');
                usages.push(format!("({}{rest}", name.as_str()));
            }
        }
    }
    if usages.is_empty() {
        usages.push(format!("({} …)", name.as_str()));
    }
    add(name.as_str().to_owned(), Sort::Syntax, usages.join("\n"));
}

fn is_complaint(template: &Datum) -> bool {
    match template.kind() {
        Kind::List(items, _) => {
            items.first().and_then(Datum::symbol).is_some_and(|form| form.as_str() == "syntax-error")
        }
        _ => false,
    }
}

fn define_record_type(text: &str, items: &[Datum], add: &mut Add<'_>) {
    let [_, name, constructor, predicate, fields @ ..] = items else { return };
    if let Some(name) = name.symbol() {
        add(name.as_str().to_owned(), Sort::Variable, name.as_str().to_owned());
    }
    if let Kind::List(parts, None) = constructor.kind()
        && let Some(name) = parts.first().and_then(Datum::symbol)
    {
        add(name.as_str().to_owned(), Sort::Procedure, source(text, constructor));
    }
    if let Some(name) = predicate.symbol() {
        add(name.as_str().to_owned(), Sort::Procedure, format!("({} object)", name.as_str()));
    }
    for field in fields {
        let Kind::List(parts, None) = field.kind() else { continue };
        let names: Vec<_> = parts.iter().filter_map(Datum::symbol).collect();
        if let Some(accessor) = names.get(1) {
            add(accessor.as_str().to_owned(), Sort::Procedure, format!("({} record)", accessor.as_str()));
        }
        if let Some(modifier) = names.get(2) {
            let field = names[0].as_str();
            add(
                modifier.as_str().to_owned(),
                Sort::Procedure,
                format!("({} record {field})", modifier.as_str()),
            );
        }
    }
}

fn define_values(items: &[Datum], add: &mut Add<'_>) {
    let Some(Kind::List(names, tail)) = items.get(1).map(Datum::kind) else { return };
    for name in names.iter().chain(tail).filter_map(Datum::symbol) {
        add(name.as_str().to_owned(), Sort::Variable, name.as_str().to_owned());
    }
}

/// The text of a datum on one line.
fn source(text: &str, datum: &Datum) -> String {
    let span = datum.span();
    let text = text.get(span.start as usize..span.end as usize).unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of `;;;` right above a place, without their semicolons.
fn comments_over(text: &str, start: usize) -> String {
    let line = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let above = text[..line].lines().rev().map(str::trim_start);
    let block = above.take_while(|line| line.starts_with(";;;") && !line.starts_with(";;;;"));
    let mut lines: Vec<&str> = block.map(|line| line[3..].strip_prefix(' ').unwrap_or(&line[3..])).collect();
    lines.reverse();
    lines.join("\n")
}
