//! What a person needs to know of a failure beyond what was known where it was raised: the exact part of the call, what
//! a name was meant to be, how the value that came becomes the one that was wanted.
//!
//! All of this is found when a report is made, by reading the text around the place once more. Raising stays cheap, and
//! what a program handles is never explained. Nothing here changes what happened: it only adds a hint, a note or a
//! narrower place.

mod calls;
pub(crate) mod kinds;
mod names;
mod site;
mod values;
mod words;

use crate::diagnostic::Diagnostic;
use crate::expand::BindingKind;
use crate::heap::{Mutator, Value};
use crate::machine::Shared;
use crate::value::condition::{refused_of, site_of};
use crate::value::{Condition, FromValue};
use site::Site;

/// Adds to the diagnostic of a condition what the text at its place tells.
pub(crate) fn explain(shared: &Shared, heap: &Mutator, condition: Condition, diagnostic: &mut Diagnostic) {
    let site = Site::at(shared.sources(), diagnostic.span);
    if let Some(site) = &site {
        note_expansion(shared, site, diagnostic);
    }
    let first = condition.irritants().car();
    match diagnostic.kind.as_str() {
        "unbound-variable" => names::explain(shared, heap, first, site.as_ref(), diagnostic),
        "not-a-procedure" => calls::explain(shared, heap, first, site.as_ref(), diagnostic),
        "arity-error" => calls::explain_count(site.as_ref(), diagnostic),
        "handler-returned" => point_at_cause(shared, first, diagnostic),
        "immutable" => values::explain_immutable(heap, first, site.as_ref(), diagnostic),
        "key-not-found" => offer_default(site.as_ref(), diagnostic),
        _ => {
            if let Some(refused) = refused_of(condition) {
                values::explain(shared, heap, &refused, first, site.as_ref(), diagnostic);
            }
        }
    }
}

/// A handler has returned: the place is that of what it was to handle.
fn point_at_cause(shared: &Shared, cause: Option<Value>, diagnostic: &mut Diagnostic) {
    let cause = cause.and_then(Condition::from_value).map(site_of);
    if let Some(place) = cause.filter(|place| place.is_some() && !shared.sources().is_library(*place)) {
        diagnostic.notes.push((diagnostic.span, "the handler stands here".to_owned()));
        diagnostic.focus = place;
    }
    diagnostic.hint = Some("to go on elsewhere with a value, write (guard (e (#t value)) body …)".to_owned());
}

/// A look-up without a default.
fn offer_default(site: Option<&Site>, diagnostic: &mut Diagnostic) {
    let Some(site) = site.filter(|site| site.head() == Some("hash-table-ref")) else { return };
    if let [_, table, key] = site.items() {
        let call = format!("(hash-table-ref {} {} default)", site.text(table), site.text(key));
        diagnostic.hint = Some(format!("{call} gives a default where there is none"));
    }
}

/// What a macro made of a form has the place of the form, so it is said which macro that was.
fn note_expansion(shared: &Shared, site: &Site, diagnostic: &mut Diagnostic) {
    let Some(name) = site.head() else { return };
    let is_about_it = diagnostic.message.contains(&format!("`{name}`"));
    let is_own = matches!(shared.environment().lookup(name), Some(BindingKind::Macro))
        && crate::help::definition_of(shared, name).is_some();
    if is_own && !is_about_it {
        diagnostic.notes.insert(0, (diagnostic.span, format!("in expansion of `{name}`")));
    }
}
