//! Symbols and keywords.

use crate::Value;
use crate::value::{FromValue, Keyword, Rest, Symbol, Text};
use crate::vm::primitive::{Cx, Outcome};
use macros::builtins;

pub use table::TABLE;

#[builtins(library = "scheme base")]
mod table {
    use super::*;

    /// Whether the value is a symbol.
    ///
    /// `(symbol? 'a) ; => #t`
    #[builtin("symbol?")]
    fn is_symbol(value: Value) -> bool {
        Symbol::from_value(value).is_some()
    }

    /// Whether all symbols are the same.
    ///
    /// `(symbol=? 'a 'a 'b) ; => #f`
    #[builtin("symbol=?")]
    fn symbol_equal(first: Symbol, more: Rest<'_, Symbol>) -> bool {
        more.iter().all(|symbol| symbol == first)
    }

    /// The name of a symbol, a string that cannot be changed.
    ///
    /// `(symbol->string 'abc) ; => "abc"`
    #[builtin("symbol->string")]
    fn symbol_to_string(cx: &mut Cx<'_>, symbol: Symbol) -> Outcome {
        let name = symbol.name(cx.heap).to_owned();
        Text::frozen(cx.heap, &name).map(Value::from)
    }

    /// The symbol of a name.
    ///
    /// `(string->symbol "hello") ; => hello`
    #[builtin("string->symbol", "intern")]
    fn string_to_symbol(cx: &mut Cx<'_>, string: Text) -> Value {
        cx.heap.symbol(&string.to_rust())
    }

    /// The symbol whose name is the names of all arguments in a row.
    ///
    /// `(symbol-append 'foo 'bar) ; => foobar`
    #[builtin("symbol-append", library = "lambdust")]
    fn symbol_append(cx: &mut Cx<'_>, symbols: Rest<'_, Symbol>) -> Value {
        let name: String = symbols.iter().map(|symbol| symbol.name(cx.heap)).collect();
        cx.heap.symbol(&name)
    }

    /// A symbol that no program has written: the prefix and a number.
    ///
    /// `(symbol? (gensym)) ; => #t`
    #[builtin("gensym", "generate-symbol", library = "lambdust", effect = Writes)]
    fn gensym(cx: &mut Cx<'_>, prefix: Option<Value>) -> Outcome {
        let prefix = match prefix {
            None => "g".to_owned(),
            Some(value) => match (Text::from_value(value), Symbol::from_value(value)) {
                (Some(text), _) => text.to_rust(),
                (_, Some(symbol)) => symbol.name(cx.heap).to_owned(),
                _ => return Err(cx.wrong_type(0, "a string or a symbol", value)),
            },
        };
        let number = cx.world.serial();
        // The numbers of a simulation begin anew, and its names must not be those of the outside.
        let mark = if cx.world.is_inside() { "%%" } else { "%" };
        Ok(cx.heap.symbol(&format!("{prefix}{mark}{number}")))
    }

    /// Whether the value is a keyword such as `#:name`.
    ///
    /// `(keyword? #:name) ; => #t`
    #[builtin("keyword?", library = "lambdust")]
    fn is_keyword(value: Value) -> bool {
        Keyword::from_value(value).is_some()
    }

    /// The name of a keyword as a symbol.
    ///
    /// `(keyword->symbol #:name) ; => name`
    #[builtin("keyword->symbol", library = "lambdust")]
    fn keyword_to_symbol(keyword: Keyword) -> Value {
        keyword.symbol().into()
    }

    /// The keyword of a name.
    ///
    /// `(symbol->keyword 'name) ; => #:name`
    #[builtin("symbol->keyword", library = "lambdust")]
    fn symbol_to_keyword(cx: &mut Cx<'_>, symbol: Symbol) -> Value {
        Keyword::of(cx.heap, symbol.into()).into()
    }

    /// The name of a keyword.
    ///
    /// `(keyword->string #:name) ; => "name"`
    #[builtin("keyword->string", library = "lambdust")]
    fn keyword_to_string(cx: &mut Cx<'_>, keyword: Keyword) -> String {
        keyword.symbol().name(cx.heap).to_owned()
    }

    /// The keyword of a name.
    ///
    /// `(string->keyword "name") ; => #:name`
    #[builtin("string->keyword", library = "lambdust")]
    fn string_to_keyword(cx: &mut Cx<'_>, string: Text) -> Value {
        let name = cx.heap.symbol(&string.to_rust());
        Keyword::of(cx.heap, name).into()
    }
}
