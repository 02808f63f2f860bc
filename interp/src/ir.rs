//! The core language: what the expander produces and the compiler consumes. Every name is
//! resolved, every macro gone. Plain Rust data without heap values.

use crate::datum::Datum;
use crate::source::Span;
use crate::symbol::Symbol;

/// A local variable, numbered within its [`Unit`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct VarId(pub u32);

/// A global variable, numbered within a machine (or within a library image).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct GlobalId(pub u32);

/// One expanded top-level form.
#[derive(Clone, Debug)]
pub struct Unit {
    /// All local variables, indexed by [`VarId`].
    pub vars: Vec<Var>,
    /// The form.
    pub body: Expr,
}

/// What is known of a local variable.
#[derive(Clone, Debug)]
pub struct Var {
    /// The name the program uses.
    pub name: Symbol,
    /// Where it is bound.
    pub span: Span,
    /// Whether some `set!` changes it.
    pub assigned: bool,
}

/// A core expression.
#[derive(Clone, Debug)]
pub enum Expr {
    /// A literal.
    Const(Datum),
    /// The unspecified value (`(if #f #f)`).
    Unspecified,
    /// A reference to a local variable.
    Local(VarId, Span),
    /// A reference to a global variable.
    Global(GlobalId, Span),
    /// `set!` on a local variable.
    SetLocal(VarId, Box<Expr>, Span),
    /// `set!` on a global variable, which must be defined.
    SetGlobal(GlobalId, Box<Expr>, Span),
    /// `define` at top level.
    DefineGlobal(GlobalId, Box<Expr>, Span),
    /// test, then, else
    If(Box<[Expr; 3]>),
    /// Value of the last that is evaluated; `(and)` is `#t`.
    And(Vec<Expr>),
    /// Likewise; `(or)` is `#f`.
    Or(Vec<Expr>),
    /// In order; the value of the last. Never empty.
    Seq(Vec<Expr>),
    /// A procedure.
    Lambda(Box<Lambda>),
    /// A call; operator and operands are evaluated left to right.
    Call(Box<Call>),
    /// Inits in order, none sees the variables.
    Let(Box<Let>),
    /// `letrec*`: inits in order, all see all variables.
    Letrec(Box<Let>),
}

/// A procedure; several clauses make a `case-lambda`, tried in order.
#[derive(Clone, Debug)]
pub struct Lambda {
    /// From `define` or a binding, for traces and printing.
    pub name: Option<Symbol>,
    /// At least one.
    pub clauses: Vec<Clause>,
    /// The whole form.
    pub span: Span,
}

/// One list of formals with its body.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Required parameters.
    pub params: Vec<VarId>,
    /// The parameter that takes the rest as a list.
    pub rest: Option<VarId>,
    /// What it does.
    pub body: Expr,
}

/// A call.
#[derive(Clone, Debug)]
pub struct Call {
    /// The operator.
    pub callee: Expr,
    /// The operands.
    pub args: Vec<Expr>,
    /// The whole form, as the user wrote it.
    pub span: Span,
    /// The operator is a variable that nothing defines so far, and so may be one in an operand: it is evaluated before
    /// them, so that of several unknown names the first is told. Otherwise a global operator is looked up last.
    pub is_operator_first: bool,
}

/// Bindings and a body.
#[derive(Clone, Debug)]
pub struct Let {
    /// Variables with their inits, in order.
    pub bindings: Vec<(VarId, Expr)>,
    /// What sees them.
    pub body: Expr,
}

/// Where a global came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A primitive of the builtin table, never assigned.
    Builtin,
    /// Defined by a Scheme-side or user library.
    Library,
    /// Defined by a program at top level.
    Program,
    /// A program's own cell for an imported name; it starts with the value of the other global and
    /// keeps it until the program defines the name itself.
    Alias(GlobalId),
}

/// What is known of a global variable without looking at its value.
#[derive(Clone, Debug)]
pub struct GlobalInfo {
    /// The name in its home.
    pub name: Symbol,
    /// Where it came from.
    pub origin: Origin,
}

/// The names behind [`GlobalId`]s; the values live in the heap's global cells at the same index.
#[derive(Clone, Default, Debug)]
pub struct Globals {
    infos: Vec<GlobalInfo>,
}

impl Globals {
    /// A new global.
    pub fn add(&mut self, name: Symbol, origin: Origin) -> GlobalId {
        let id = GlobalId(u32::try_from(self.infos.len()).expect("the heap bounds the number of globals"));
        self.infos.push(GlobalInfo { name, origin });
        id
    }

    /// What is known of it.
    pub fn info(&self, id: GlobalId) -> &GlobalInfo {
        &self.infos[id.0 as usize]
    }

    /// A program has defined or assigned the name: it is no longer the imported value.
    pub fn redefine(&mut self, id: GlobalId) {
        self.infos[id.0 as usize].origin = Origin::Program;
    }

    /// Says where a global comes from that was mentioned before its definition was known.
    pub fn set_origin(&mut self, id: GlobalId, origin: Origin) {
        self.infos[id.0 as usize].origin = origin;
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.infos.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.infos.is_empty()
    }

    /// The primitive behind a global, followed through aliases, if it is one.
    pub fn builtin(&self, id: GlobalId) -> Option<Symbol> {
        let info = self.info(id);
        match info.origin {
            Origin::Builtin => Some(info.name),
            Origin::Alias(of) => self.builtin(of),
            Origin::Library | Origin::Program => None,
        }
    }
}
