//! A name that is not defined: what it was meant to be.
//!
//! What is known for certain comes first (it is defined further down, a library has it, another language calls it so),
//! then names that are written much like it.

use super::site::{Site, head, parts};
use super::words::word;
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::expand::{BindingKind, closest};
use crate::heap::{Mutator, Value};
use crate::help::definition_of;
use crate::machine::Shared;
use crate::source::Span;
use crate::value::{FromValue, Symbol};
use std::sync::Arc;

/// What sends a message, which is data.
const SENDERS: [&str; 4] = ["send!", "ask", "send-shared!", "reply"];

/// Points at the name alone, and says what it may have been meant to be.
pub(super) fn explain(
    shared: &Shared,
    heap: &Mutator,
    name: Option<Value>,
    site: Option<&Site>,
    diagnostic: &mut Diagnostic,
) {
    let Some(name) = name.and_then(Symbol::from_value) else { return };
    let name = name.name(heap);
    let Some(site) = site else {
        diagnostic.hint = elsewhere(shared, name).or_else(|| near(shared, name, &[]));
        return;
    };
    // The name at the head of a call has the place of the call.
    let assigns = site.head() == Some("set!");
    let named = if assigns { 1 } else { 0 };
    let symbol = site.items().get(named).filter(|item| item.symbol().is_some_and(|s| s.as_str() == name));
    diagnostic.focus = symbol.map_or(Span::NONE, Datum::span);
    let is_text = symbol.is_some() || site.form().is_some_and(|form| form.symbol().is_some());
    let hint = if assigns && symbol.is_some() { assigned(shared, name, site) } else { None };
    let hint = hint.or_else(|| if is_text { written(name, site) } else { None });
    let hint = hint.or_else(|| defined(shared, name, site, diagnostic));
    let locals: Vec<String> = site.locals().into_iter().map(|local| local.name).collect();
    let hint = hint.or_else(|| unquoted(shared, site, &locals));
    let hint = hint.or_else(|| elsewhere(shared, name));
    diagnostic.hint = hint.or_else(|| near(shared, name, &locals));
}

/// `set!` of a variable that does not exist.
fn assigned(shared: &Shared, name: &str, site: &Site) -> Option<String> {
    let locals: Vec<String> = site.locals().into_iter().map(|local| local.name).collect();
    if let Some(near) = closest_here(shared, name, &locals) {
        return Some(format!("set! changes a variable that exists: did you mean `{near}`?"));
    }
    let value = site.items().get(2).map_or("value", |value| site.text(value));
    Some(format!("set! changes a variable that exists; (define {name} {value}) makes one"))
}

/// What the text around the name shows: a message without a quote, a call or assignment as other languages write it.
fn written(name: &str, site: &Site) -> Option<String> {
    if let Some(message) = message(site) {
        return Some(format!("a message is data: did you mean '{}?", site.text(message)));
    }
    if !site.items().is_empty() {
        return None;
    }
    let next = site.next()?;
    if next.span().start == site.span.end && matches!(next.kind(), Kind::List(..)) {
        let name = word(name).and_then(|word| word.same_as).unwrap_or(name);
        let inside = site.text(next).trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
        if name.starts_with("def") {
            return None;
        }
        let inside = if inside.is_empty() { String::new() } else { format!(" {inside}") };
        return Some(format!("the parenthesis of a call stands before the name: ({name}{inside})"));
    }
    if next.symbol().is_some_and(|next| matches!(next.as_str(), "=" | ":=" | "<-")) {
        let value = site.next_but_one().map_or("value", |value| site.text(value));
        return Some(format!("a variable is made by (define {name} {value})"));
    }
    None
}

/// The message of a call that sends one, if the name stands in it without a quote.
fn message(site: &Site) -> Option<&Datum> {
    let own = site.form()?;
    let call = std::iter::once(own)
        .chain(site.enclosing())
        .find(|form| head(form).is_some_and(|h| SENDERS.contains(&h)))?;
    let at = if head(call) == Some("reply") { 1 } else { 2 };
    let message = parts(call).get(at)?;
    let is_inside = message.span().start <= site.span.start && site.span.end <= message.span().end;
    let is_tag =
        message.span() == own.span() || parts(message).first().is_some_and(|tag| tag.span() == own.span());
    (is_inside && is_tag).then_some(message)
}

/// The name is defined, but not yet, or not where it is used.
fn defined(shared: &Shared, name: &str, site: &Site, diagnostic: &mut Diagnostic) -> Option<String> {
    if site.locals().iter().any(|local| local.name == name && local.is_sibling) {
        return Some(format!(
            "the values of a let do not see its variables: use let*, where `{name}` is known to later ones"
        ));
    }
    let (definition, source) = definition_of(shared, name)?;
    let start = u32::try_from(definition.start).ok()?;
    let (line, _) = source.position(start);
    if !Arc::ptr_eq(&source.text, &site.source.text) {
        return Some(format!(
            "{}, line {line} defines `{name}`, but was not evaluated that far: run that first",
            source.name
        ));
    }
    if start > site.span.start {
        let place = Span { start, end: start + 1, ..site.span };
        diagnostic
            .notes
            .push((place, format!("`{name}` is defined further down, so it is not known yet here")));
        return Some("what is evaluated first stands first: move this below the definition".to_owned());
    }
    Some(format!("`{name}` has no value yet while its own definition is evaluated"))
}

/// Who else has a name: a library, another language.
fn elsewhere(shared: &Shared, name: &str) -> Option<String> {
    if let Some(word) = word(name) {
        return Some(word.hint.to_owned());
    }
    let library = shared.registry.exporters(name).first().cloned()?;
    Some(format!("`{name}` is in ({library}): (import ({library}))"))
}

/// Names that are written much like it, of variables that are seen there or in libraries that could be imported.
fn near(shared: &Shared, name: &str, locals: &[String]) -> Option<String> {
    if let Some(close) = closest_here(shared, name, locals) {
        return Some(format!("did you mean `{close}`?"));
    }
    let close = shared.registry.near_exports(name).into_iter().next()?;
    let library = shared.registry.exporters(close).first().cloned()?;
    Some(format!("did you mean `{close}`? It is in ({library}): (import ({library}))"))
}

/// The variable with the name that is most like this one, those around the place first.
fn closest_here(shared: &Shared, name: &str, locals: &[String]) -> Option<String> {
    let own = closest(name, locals.iter().map(String::as_str)).first().map(|&own| own.to_owned());
    own.or_else(|| closest(name, shared.names()).first().map(|&seen| seen.to_owned()))
}

fn is_no_word(datum: &Datum) -> bool {
    datum.symbol().is_none_or(|name| word(name.as_str()).is_none())
}

/// A list of names none of which is known was probably meant as data.
fn unquoted(shared: &Shared, site: &Site, locals: &[String]) -> Option<String> {
    let form = site.form()?;
    let list = if site.items().is_empty() { site.enclosing().next()? } else { form };
    let is_unknown = |datum: &Datum| match datum.symbol() {
        Some(name) => {
            !locals.iter().any(|local| local == name.as_str())
                && !matches!(shared.environment().lookup(name.as_str()), Some(kind) if !matches!(kind, BindingKind::Undefined(_)))
        }
        None => matches!(datum.kind(), Kind::Number(_) | Kind::String(_) | Kind::Char(_)),
    };
    let items = parts(list);
    let names = items.iter().filter(|item| item.symbol().is_some()).count();
    let is_data = names > 1 && items.iter().all(is_unknown) && items.iter().all(is_no_word);
    is_data.then(|| format!("if this list is data, quote it: '{}", site.text(list)))
}
