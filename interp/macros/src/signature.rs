//! What is read from a builtin: its attribute, its documentation and its parameters.

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Attribute, Error, Expr, ExprLit, FnArg, GenericArgument, Ident, ItemFn, Lit, LitStr, Meta, Pat};
use syn::{PathArguments, Result, Token, Type};

/// The arguments of `#[builtin(…)]`.
pub(crate) struct Options {
    pub(crate) names: Vec<String>,
    pub(crate) effect: Option<Ident>,
    pub(crate) library: Option<String>,
    /// What messages call it, if that is not its name.
    pub(crate) shown: Option<String>,
    pub(crate) long: bool,
    pub(crate) shared: bool,
    pub(crate) inside: bool,
}

/// How a parameter takes its argument.
pub(crate) enum Shape {
    Required(Type),
    Optional(Type),
    /// All arguments from here on, each converted to the type.
    Rest(Type),
}

pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) shape: Shape,
}

pub(crate) struct Signature {
    pub(crate) takes_context: bool,
    pub(crate) parameters: Vec<Parameter>,
}

/// The library named on the module.
pub(crate) fn module_library(attribute: TokenStream) -> Result<String> {
    let parse = |input: ParseStream| -> Result<String> {
        let key: Ident = input.parse()?;
        if key != "library" {
            return Err(Error::new(key.span(), "expected `library = \"…\"`"));
        }
        input.parse::<Token![=]>()?;
        Ok(input.parse::<LitStr>()?.value())
    };
    parse.parse2(attribute)
}

/// Takes the `#[builtin(…)]` attribute off a function, if it has one.
pub(crate) fn take_options(attributes: &mut Vec<Attribute>) -> Result<Option<Options>> {
    let Some(index) = attributes.iter().position(|a| a.path().is_ident("builtin")) else { return Ok(None) };
    let attribute = attributes.remove(index);
    let options = attribute.parse_args_with(parse_options)?;
    if options.names.is_empty() {
        return Err(Error::new(attribute.span(), "a builtin needs its Scheme name: #[builtin(\"name\")]"));
    }
    Ok(Some(options))
}

fn parse_options(input: ParseStream) -> Result<Options> {
    let mut options = Options {
        names: Vec::new(),
        effect: None,
        library: None,
        shown: None,
        long: false,
        shared: false,
        inside: false,
    };
    while !input.is_empty() {
        if input.peek(LitStr) {
            options.names.push(input.parse::<LitStr>()?.value());
        } else {
            let key: Ident = input.parse()?;
            match key.to_string().as_str() {
                "long" => options.long = true,
                "shared" => options.shared = true,
                "inside" => options.inside = true,
                "effect" => {
                    input.parse::<Token![=]>()?;
                    options.effect = Some(input.parse()?);
                }
                "library" => {
                    input.parse::<Token![=]>()?;
                    options.library = Some(input.parse::<LitStr>()?.value());
                }
                "shown" => {
                    input.parse::<Token![=]>()?;
                    options.shown = Some(input.parse::<LitStr>()?.value());
                }
                _ => {
                    let expected = "expected `effect`, `library`, `shown`, `long`, `shared` or `inside`";
                    return Err(Error::new(key.span(), expected));
                }
            }
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(options)
}

/// The doc comment as one text.
pub(crate) fn documentation(attributes: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attribute in attributes.iter().filter(|a| a.path().is_ident("doc")) {
        if let Meta::NameValue(pair) = &attribute.meta
            && let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &pair.value
        {
            let line = text.value();
            lines.push(line.strip_prefix(' ').unwrap_or(&line).to_owned());
        }
    }
    lines.join("\n")
}

/// The parameters of a function, checked for order: required, then optional, then rest.
pub(crate) fn signature(function: &ItemFn) -> Result<Signature> {
    let mut takes_context = false;
    let mut parameters: Vec<Parameter> = Vec::new();
    for (index, input) in function.sig.inputs.iter().enumerate() {
        let FnArg::Typed(typed) = input else {
            return Err(Error::new(input.span(), "a builtin is a free function"));
        };
        if index == 0 && matches!(&*typed.ty, Type::Reference(r) if r.mutability.is_some()) {
            takes_context = true;
            continue;
        }
        let Pat::Ident(name) = &*typed.pat else {
            return Err(Error::new(typed.pat.span(), "a parameter needs a plain name: users see it"));
        };
        let shape = shape(&typed.ty)?;
        let is_out_of_order = matches!(
            (parameters.last().map(|p| &p.shape), &shape),
            (Some(Shape::Rest(_)), _) | (Some(Shape::Optional(_)), Shape::Required(_))
        );
        if is_out_of_order {
            return Err(Error::new(typed.span(), "order: required, then Option<…>, then Rest<…>"));
        }
        let name = name.ident.to_string().trim_start_matches('_').replace('_', "-");
        parameters.push(Parameter { name, shape });
    }
    Ok(Signature { takes_context, parameters })
}

fn shape(ty: &Type) -> Result<Shape> {
    let Type::Path(path) = ty else { return Ok(Shape::Required(ty.clone())) };
    let last = path.path.segments.last().expect("a path has a segment");
    let inner = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter().find_map(|a| match a {
            GenericArgument::Type(inner) => Some(inner.clone()),
            _ => None,
        }),
        _ => None,
    };
    match (last.ident.to_string().as_str(), inner) {
        ("Option", Some(inner)) => Ok(Shape::Optional(inner)),
        ("Rest", Some(inner)) => Ok(Shape::Rest(inner)),
        ("Rest", None) => Ok(Shape::Rest(syn::parse_quote!(::interp::Value))),
        _ => Ok(Shape::Required(ty.clone())),
    }
}
