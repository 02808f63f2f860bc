//! What a person needs to know of a failure beyond what was known where it was raised: the exact part of the call, what
//! a name was meant to be, how the value that came becomes the one that was wanted.
//!
//! All of this is found when a report is made, by reading the text around the place once more. Raising stays cheap, and
//! what a program handles is never explained. Nothing here changes what happened: it only adds a hint, a note or a
//! narrower place.

mod calls;
mod names;
mod site;
mod values;
mod words;

use crate::diagnostic::Diagnostic;
use crate::expand::BindingKind;
use crate::heap::Mutator;
use crate::machine::Shared;
use crate::value::Condition;
use crate::value::condition::refused_of;
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
        _ => {
            if let Some(refused) = refused_of(condition) {
                values::explain(shared, heap, &refused, first, site.as_ref(), diagnostic);
            }
        }
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
