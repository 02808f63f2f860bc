//! Calls of what is no procedure, and with the wrong number of arguments.

use super::site::Site;
use crate::builtins;
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::expand::BindingKind;
use crate::heap::{Mutator, Value};
use crate::machine::Shared;
use crate::printer::value::brief;

/// Says why something that is no procedure was probably called.
pub(super) fn explain(
    shared: &Shared,
    heap: &Mutator,
    callee: Option<Value>,
    site: Option<&Site>,
    diagnostic: &mut Diagnostic,
) {
    let Some(callee) = callee else { return };
    let items = site.map_or(&[][..], Site::items);
    let hint = site.and_then(|site| {
        as_elsewhere(shared, site, items)
            .or_else(|| by_value(&brief(heap, callee), site, items))
            .or_else(|| by_text(site, items))
    });
    diagnostic.hint = hint.or(Some("the first thing in parentheses must be a procedure".to_owned()));
}

/// `f(x)` and `(a + b)`.
fn as_elsewhere(shared: &Shared, site: &Site, items: &[Datum]) -> Option<String> {
    if let Some(name) = site.touching_before().filter(|name| name.symbol().is_some()) {
        let inside: Vec<&str> = items.iter().map(|item| site.text(item)).collect();
        let inside = if inside.is_empty() { String::new() } else { format!(" {}", inside.join(" ")) };
        return Some(format!(
            "the parenthesis of a call stands before the name: ({}{inside})",
            site.text(name)
        ));
    }
    let [first, operator, rest @ ..] = items else { return None };
    let name = operator.symbol()?.as_str();
    let is_operator = !name.starts_with(char::is_alphabetic)
        && builtins::find(name).is_some()
        && matches!(shared.environment().lookup(name), Some(BindingKind::Variable(_)));
    if !is_operator || rest.is_empty() {
        return None;
    }
    let rest: Vec<&str> = rest.iter().map(|item| site.text(item)).collect();
    Some(format!("the operator comes first: ({name} {} {})", site.text(first), rest.join(" ")))
}

/// What is called is a value with parts.
fn by_value(callee: &str, site: &Site, items: &[Datum]) -> Option<String> {
    let name = items.first().filter(|first| first.symbol().is_some()).map(|first| site.text(first));
    let one = |procedure: &str| match (name, items) {
        (Some(name), [_, index]) => {
            Some(format!("({procedure} {name} {}) is an element of it", site.text(index)))
        }
        _ => None,
    };
    match callee {
        "#<unspecified>" => Some(
            "what is called here has no value; to do one thing after the other, write (begin expression …)"
                .to_owned(),
        ),
        _ if callee.starts_with("#(") => one("vector-ref"),
        _ if callee.starts_with("#<hash-table") => one("hash-table-ref"),
        _ if callee.starts_with('(') => one("list-ref"),
        _ if callee.starts_with('"') => one("string-ref"),
        _ if callee.starts_with("#<actor") => {
            let name = name.unwrap_or("actor");
            Some(format!(
                "a message is sent: (send! {name} '(tag argument …)) or (ask {name} '(tag argument …))"
            ))
        }
        _ if callee.starts_with("#<behaviour") => {
            name.map(|name| format!("(spawn {name}) makes an actor of it"))
        }
        _ if callee.starts_with("#<future") || callee.starts_with("#<promise") => {
            name.map(|name| format!("(force {name}) gives its value"))
        }
        _ => None,
    }
}

/// What the text of the call suggests.
fn by_text(site: &Site, items: &[Datum]) -> Option<String> {
    let [first, rest @ ..] = items else { return None };
    let text = site.text(first);
    if rest.is_empty() {
        return Some(format!("leave the outer parentheses out: {text}"));
    }
    let is_datum = |item: &Datum| {
        matches!(item.kind(), Kind::Number(_) | Kind::String(_) | Kind::Char(_) | Kind::Boolean(_))
    };
    if items.iter().all(is_datum) {
        return Some(format!("a list is made by (list …) or quoted as data: '{}", site.text(site.form()?)));
    }
    match first.kind() {
        Kind::List(..) => Some(format!(
            "the value of {text} is called here; to do one thing after the other, write (begin {text} …)"
        )),
        _ => None,
    }
}

/// Words the count of values where several were wanted by a form.
pub(super) fn explain_count(site: Option<&Site>, diagnostic: &mut Diagnostic) {
    let Some(form) = site.and_then(Site::head) else { return };
    if !matches!(form, "let-values" | "let*-values" | "define-values" | "receive") {
        return;
    }
    if let Some(counts) = diagnostic.message.strip_prefix("this procedure wanted ") {
        diagnostic.message = format!("`{form}` wanted {}", counts.replace("argument", "value"));
        diagnostic.hint =
            Some("there is one name for each value; a rest is taken by (a b . rest)".to_owned());
        let place = diagnostic.span;
        diagnostic.notes.retain(|(span, _)| *span != place);
    }
}
