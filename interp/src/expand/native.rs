//! Macros of the core that are written in Rust: they bind names that the use itself contains (`state` in an
//! actor, `point-x` for a message) or look at keywords, which `syntax-rules` cannot.
//!
//! Each turns a use into other forms, as any macro does; what it inserts are aliases of core names. So it
//! needs nothing else of the expander, and can be hidden or renamed like every other name.

mod actor;
mod message;
mod receive;

use super::Expansion;
use super::registry::CORE;
use super::syntax::{Home, Ident, Mark, Syntax, Use};
use crate::datum::{Datum, Kind};
use crate::diagnostic::Diagnostic;
use crate::symbol::Symbol;
use std::sync::Arc;

/// A macro written in Rust.
pub(crate) struct Native {
    pub(crate) name: &'static str,
    pub(crate) usage: &'static str,
    /// What it does, with an example.
    pub(crate) doc: &'static str,
    expand: fn(&Writer<'_>, Vec<Syntax>) -> Result<Syntax, Diagnostic>,
    /// What the user should know of a use though it is no error.
    warn: fn(&[Syntax]) -> Option<String>,
}

/// All of them.
pub(crate) const TABLE: &[Native] = &[
    Native {
        name: "actor",
        usage: "(actor [(initial-state value)] [(tag part …) body …] …) or (actor body …)",
        doc: "A behaviour, a plan for actors, of which `spawn` makes one. In clauses `state` is what the actor keeps; a \
              body receives messages itself.\n(ask (spawn (actor [(initial-state 0)] [(add n) (set! state (+ state n)) \
              state])) '(add 5)) ; => 5",
        expand: actor::expand,
        warn: |_| None,
    },
    Native {
        name: "receive",
        usage: "(receive), (receive name body …), (receive [(tag part …) body …] … [(after seconds) body …]) or (receive #:timeout seconds #:default value)",
        doc: "Takes the next message, or the first that matches a clause, and waits for it.\n(begin (send! (self) \
              '(pair 1 2)) (receive [(pair a b) (+ a b)])) ; => 3",
        expand: receive::expand,
        warn: receive::warn,
    },
    Native {
        name: "define-message",
        usage: "(define-message name #:priority integer #:data (field …))",
        doc: "Defines a kind of message: records with a priority, which clauses match by their name.\n(let () \
              (define-message urgent #:priority 10 #:data (text)) (urgent-text (urgent \"now\"))) ; => \"now\"",
        expand: message::expand,
        warn: |_| None,
    },
];

/// How one of them is used, and what it does.
pub fn native_help(name: &str) -> Option<(&'static str, &'static str)> {
    TABLE.iter().find(|native| native.name == name).map(|native| (native.usage, native.doc))
}

impl Native {
    /// What a use stands for.
    pub(super) fn apply(
        &self,
        form: &Syntax,
        by: &Arc<Use>,
        expansion: &Expansion,
    ) -> Result<Syntax, Diagnostic> {
        let writer = Writer { form, by, expansion, native: self };
        let parts = form.after(1).as_proper_list();
        let parts = parts.ok_or_else(|| writer.misuse(form, "the form is not a list"))?;
        (self.expand)(&writer, parts)
    }

    /// What the user should know of a use.
    pub(super) fn warning(&self, form: &Syntax, expansion: &Expansion) -> Option<Diagnostic> {
        let text = (self.warn)(&form.after(1).as_proper_list()?)?;
        Some(expansion.error(form, format!("{}: {text}", self.name)))
    }
}

/// Puts the result of one use together.
struct Writer<'a> {
    form: &'a Syntax,
    by: &'a Arc<Use>,
    expansion: &'a Expansion,
    native: &'a Native,
}

impl Writer<'_> {
    /// A name of the core, whatever the name means where the macro is used; or a new variable. Each call makes
    /// an identifier of its own.
    fn core(&self, name: &str) -> Syntax {
        let of = Ident::plain(Symbol::intern(name));
        Syntax::Alias(Ident::alias(of, Home::Top(CORE), self.by.clone(), Mark::fresh()), self.by.span)
    }

    fn list(&self, items: Vec<Syntax>) -> Syntax {
        Syntax::list(items, None, self.by)
    }

    /// A call or form whose head is a name of the core.
    fn form(&self, head: &str, rest: Vec<Syntax>) -> Syntax {
        let mut items = vec![self.core(head)];
        items.extend(rest);
        self.list(items)
    }

    fn plain(&self, kind: Kind) -> Syntax {
        Syntax::Plain(Datum::new(kind, self.by.span))
    }

    fn symbol(&self, symbol: Symbol) -> Syntax {
        self.plain(Kind::Symbol(symbol))
    }

    fn truth(&self, value: bool) -> Syntax {
        self.plain(Kind::Boolean(value))
    }

    fn quoted(&self, datum: Syntax) -> Syntax {
        self.form("quote", vec![datum])
    }

    /// A procedure.
    fn lambda(&self, formals: Vec<Syntax>, body: Vec<Syntax>) -> Syntax {
        let mut parts = vec![self.list(formals)];
        parts.extend(body);
        if parts.len() == 1 {
            parts.push(self.form("void", Vec::new()));
        }
        self.form("lambda", parts)
    }

    fn error(&self, at: &Syntax, message: impl AsRef<str>) -> Diagnostic {
        self.expansion.error(at, format!("{}: {}", self.native.name, message.as_ref()))
    }

    fn misuse(&self, at: &Syntax, message: impl AsRef<str>) -> Diagnostic {
        self.error(at, message).hint(format!("write {}", self.native.usage))
    }

    /// Takes `#:keyword value` pairs off the front.
    fn options(&self, parts: &mut Vec<Syntax>) -> Result<Vec<(Symbol, Syntax, Syntax)>, Diagnostic> {
        let mut options = Vec::new();
        while let Some(name) = parts.first().and_then(keyword) {
            if parts.len() < 2 {
                return Err(self.misuse(&parts[0], format!("#:{name} is without a value")));
            }
            let mut pair = parts.drain(..2);
            if let (Some(at), Some(value)) = (pair.next(), pair.next()) {
                options.push((name, at, value));
            }
        }
        Ok(options)
    }
}

/// The name of a keyword.
fn keyword(syntax: &Syntax) -> Option<Symbol> {
    match syntax.as_plain()?.kind() {
        Kind::Keyword(name) => Some(*name),
        _ => None,
    }
}

/// Whether it is a name with these letters.
fn is_name(syntax: &Syntax, name: &str) -> bool {
    syntax.ident().is_some_and(|ident| ident.symbol().as_str() == name)
}

/// An identifier of the use itself with this name, as the program would write it there.
fn written(ident: &Ident, name: &str) -> Syntax {
    let ident = ident.renamed(Symbol::intern(name));
    Syntax::Alias(ident, crate::source::Span::NONE)
}

/// The words that begin a pattern of `match`, and so are not tags of messages.
const PATTERN_WORDS: [&str; 7] = ["quote", "quasiquote", "?", "=", "and", "or", "not"];

/// A clause for messages as a clause of `match`: a list that begins with a name is a message with that tag,
/// and a name alone is the whole message, which `message` is called outside.
struct Head {
    pattern: Syntax,
    tag: Option<Symbol>,
}

impl Writer<'_> {
    fn head(&self, head: &Syntax, message: &Syntax) -> Head {
        if let Some(ident) = head.ident() {
            if matches!(ident.symbol().as_str(), "_" | "else") {
                return Head { pattern: self.core("_"), tag: None };
            }
            let whole = self.lambda(vec![self.core("form")], vec![message.clone()]);
            let pattern = self.list(vec![self.core("="), whole, head.clone()]);
            return Head { pattern, tag: None };
        }
        let Some((mut items, tail)) = head.as_list() else {
            return Head { pattern: head.clone(), tag: None };
        };
        match items.first().and_then(Syntax::ident) {
            Some(tag) if !PATTERN_WORDS.contains(&tag.symbol().as_str()) => {
                items[0] = self.quoted(self.symbol(tag.symbol()));
                Head { pattern: Syntax::list(items, tail, self.by), tag: Some(tag.symbol()) }
            }
            Some(_) => Head { pattern: head.clone(), tag: None },
            // `('down who why)` says its tag too.
            None => Head { pattern: head.clone(), tag: items.first().and_then(quoted_symbol) },
        }
    }
}

fn quoted_symbol(syntax: &Syntax) -> Option<Symbol> {
    let items = syntax.as_proper_list()?;
    match &items[..] {
        [quote, datum] if is_name(quote, "quote") => datum.ident().map(|ident| ident.symbol()),
        _ => None,
    }
}
