//! `syntax-rules`: rules compiled once, then applied to uses.
//!
//! Recursion here goes over the nesting of patterns and templates, which is limited; never over the
//! nesting of the program that uses them.

mod pattern;
mod template;

use super::environment::EnvironmentId;
use super::native::Native;
use super::registry::CORE;
use super::scope::ScopeId;
use super::syntax::{Home, Ident, Syntax, Use};
use super::{Expansion, Form};
use crate::diagnostic::Diagnostic;
use crate::ir::GlobalId;
use crate::source::{SourceId, Span};
use crate::symbol::Symbol;
use pattern::{Match, Pattern, PatternCompiler};
use std::cell::Cell;
use std::sync::{Arc, OnceLock};
use template::{Problem, Template};

/// How deeply the parts of a pattern or template may be nested.
pub(crate) const RULE_NESTING_MAX: u32 = 300;

/// A macro.
pub(crate) struct Macro {
    /// The name of its definition.
    pub(crate) name: Symbol,
    home: Home,
    means: Means,
}

enum Means {
    Rules {
        rules: OnceLock<Result<Vec<Rule>, Diagnostic>>,
        /// Their text when they are compiled at the first use.
        text: Option<Arc<str>>,
    },
    /// The variable that holds a procedure.
    Procedure(GlobalId),
    /// It is written in Rust.
    Native(&'static Native),
}

struct Rule {
    pattern: Pattern,
    template: Template,
    /// The identifiers that the template inserts.
    inserted: Vec<Ident>,
    /// How a use is written, for messages.
    usage: String,
}

impl std::fmt::Debug for Macro {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#<macro {}>", self.name)
    }
}

impl Macro {
    /// A macro from `(syntax-rules …)` in program text.
    pub(super) fn from_rules(
        name: Symbol,
        rules: &Syntax,
        home: Home,
        expansion: &Expansion,
    ) -> Result<Macro, Diagnostic> {
        let compiled = compile(name, rules, home, expansion)?;
        Ok(Macro { name, home, means: Means::Rules { rules: OnceLock::from(Ok(compiled)), text: None } })
    }

    /// A macro of a library, whose rules are read at the first use.
    pub(crate) fn from_text(name: Symbol, text: &str, environment: EnvironmentId) -> Macro {
        let means = Means::Rules { rules: OnceLock::new(), text: Some(text.into()) };
        Macro { name, home: Home::Top(environment), means }
    }

    /// A macro that is a procedure, which this variable holds.
    pub(super) fn from_procedure(name: Symbol, home: Home, procedure: GlobalId) -> Macro {
        Macro { name, home, means: Means::Procedure(procedure) }
    }

    /// A macro of the core that is written in Rust.
    pub(crate) fn native(native: &'static Native) -> Macro {
        let means = Means::Native(native);
        Macro { name: Symbol::intern(native.name), home: Home::Top(CORE), means }
    }

    /// What it is in Rust, if it is.
    pub(crate) fn as_native(&self) -> Option<&'static Native> {
        match self.means {
            Means::Native(native) => Some(native),
            _ => None,
        }
    }

    /// The variable of the procedure, if it is one.
    pub(super) fn procedure(&self) -> Option<GlobalId> {
        match self.means {
            Means::Procedure(procedure) => Some(procedure),
            Means::Rules { .. } | Means::Native(_) => None,
        }
    }

    /// Where the definition stands.
    pub(super) fn home(&self) -> Home {
        self.home
    }

    fn rules(&self, expansion: &Expansion) -> Result<&[Rule], Diagnostic> {
        let Means::Rules { rules, text } = &self.means else { return Ok(&[]) };
        let read = || {
            let text = text.as_deref().unwrap_or_default();
            let read = crate::reader::read(text, SourceId(0), crate::reader::Options::default());
            match (read.errors.into_iter().next(), read.data.into_iter().next()) {
                (None, Some(datum)) => compile(self.name, &Syntax::Plain(datum), self.home, expansion),
                (Some(problem), _) => Err(problem),
                (None, None) => {
                    Err(Diagnostic::new("syntax-error", Span::NONE, "the text of a macro is empty"))
                }
            }
        };
        rules.get_or_init(read).as_deref().map_err(Clone::clone)
    }

    /// What the first rule that fits makes of a use, and how many parts of program that has taken, which are
    /// at most `allowed`.
    pub(super) fn apply(
        &self,
        form: &Syntax,
        scope: ScopeId,
        by: &Arc<Use>,
        expansion: &Expansion,
        allowed: u64,
    ) -> Result<(Syntax, u64), Diagnostic> {
        if let Means::Native(native) = self.means {
            let made = native.apply(form, by, expansion)?;
            let parts = made.size();
            return Ok((made, parts));
        }
        let rules = self.rules(expansion)?;
        let arguments = form.after(1);
        let site = pattern::Site { scope, home: self.home, expansion, stepped: Cell::new(0) };
        for rule in rules {
            let mut matches: Vec<Match> = Vec::new();
            if site.fits(&rule.pattern, &arguments, &mut matches) {
                let stepped = site.stepped.get();
                let allowed = allowed.saturating_sub(stepped);
                return template::instantiate(rule, &matches, self.home, by, allowed)
                    .map(|(made, parts)| (made, parts + stepped))
                    .map_err(|problem| self.not_filled(form, problem, expansion));
            }
        }
        Err(self.no_rule(form, rules, expansion))
    }

    fn not_filled(&self, form: &Syntax, problem: Problem, expansion: &Expansion) -> Diagnostic {
        match problem {
            Problem::TooLarge => expansion.too_many_parts(form, self.name),
            Problem::Unequal => {
                let message = "parts that are repeated together matched different numbers of forms";
                expansion.error(form, format!("{}: {message}", self.name))
            }
        }
    }

    fn no_rule(&self, form: &Syntax, rules: &[Rule], expansion: &Expansion) -> Diagnostic {
        const SHOWN: usize = 4;
        let mut usages: Vec<&str> = rules.iter().take(SHOWN).map(|rule| rule.usage.as_str()).collect();
        if rules.len() > SHOWN {
            usages.push("…");
        }
        let problem = expansion
            .error(form, format!("{}: no rule of this macro fits the way it is used here", self.name));
        if usages.is_empty() {
            problem
        } else {
            problem.hint(format!("it is written {}", usages.join(" or ")))
        }
    }
}

/// Compiles `(syntax-rules [ellipsis] (literal …) (pattern template) …)`.
fn compile(name: Symbol, whole: &Syntax, home: Home, expansion: &Expansion) -> Result<Vec<Rule>, Diagnostic> {
    let mut parts = expansion.parts(Form::SyntaxRules, whole, 1, usize::MAX)?;
    let ellipsis = parts[0].ident();
    if ellipsis.is_some() {
        parts.remove(0);
    }
    let Some(literals) = parts.first().and_then(Syntax::as_proper_list) else {
        return Err(expansion.misuse(Form::SyntaxRules, whole, "the literals are a list of names"));
    };
    let mut names = Vec::with_capacity(literals.len());
    for literal in &literals {
        match literal.ident() {
            Some(ident) => names.push(ident),
            None => return Err(expansion.misuse(Form::SyntaxRules, literal, "a literal must be a name")),
        }
    }
    let words = Words { ellipsis, literals: names, home, expansion };
    parts[1..].iter().map(|rule| words.rule(name, rule)).collect()
}

/// What the words of one `syntax-rules` form mean.
struct Words<'a> {
    ellipsis: Option<Ident>,
    literals: Vec<Ident>,
    home: Home,
    expansion: &'a Expansion,
}

impl Words<'_> {
    fn is_ellipsis(&self, syntax: &Syntax) -> bool {
        let Some(ident) = syntax.ident() else { return false };
        match &self.ellipsis {
            Some(own) => ident == *own && !self.literals.contains(&ident),
            None => {
                ident.symbol().as_str() == "..."
                    && !self.literals.contains(&ident)
                    && self.expansion.means(&ident, Form::Ellipsis, self.home)
            }
        }
    }

    fn is_underscore(&self, ident: &Ident) -> bool {
        ident.symbol().as_str() == "_" && self.expansion.means(ident, Form::Underscore, self.home)
    }

    fn error(&self, at: &Syntax, message: impl AsRef<str>) -> Diagnostic {
        self.expansion.error(at, format!("syntax-rules: {}", message.as_ref()))
    }

    fn rule(&self, name: Symbol, rule: &Syntax) -> Result<Rule, Diagnostic> {
        let Some([pattern, template]) =
            rule.as_proper_list().and_then(|rule| <[Syntax; 2]>::try_from(rule).ok())
        else {
            return Err(self.error(rule, "a rule is a list of a pattern and a template"));
        };
        if pattern.head().is_none() {
            return Err(
                self.error(&pattern, "a pattern is a list that begins with the name of the macro or _")
            );
        }
        let arguments = pattern.after(1);
        let usage = super::print::usage(name, &arguments.to_datum());
        let mut patterns = PatternCompiler::new(self);
        let pattern = patterns.compile(&arguments)?;
        let variables = patterns.into_variables();
        let (template, inserted) = template::compile(self, &template, &variables)?;
        Ok(Rule { pattern, template, inserted, usage })
    }
}
