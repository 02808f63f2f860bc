//! The code written for a module of builtins: one entry function per procedure and the table.

use crate::signature::{self, Options, Parameter, Shape, Signature};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Error, Item, ItemFn, ItemMod, Result};

/// The module with its functions as written, the entry functions and `TABLE`.
pub(crate) fn module(library: &str, module: ItemMod) -> Result<TokenStream> {
    let ItemMod { attrs, vis, ident, content, .. } = module;
    let Some((_, items)) = content else {
        return Err(Error::new(ident.span(), "#[builtins] goes on an inline module"));
    };
    let mut kept = Vec::new();
    let mut entries = Vec::new();
    let mut rows = Vec::new();
    for mut item in items {
        if let Item::Fn(function) = &mut item
            && let Some(options) = signature::take_options(&mut function.attrs)?
        {
            let signature = signature::signature(function)?;
            let documentation = signature::documentation(&function.attrs);
            for name in &options.names {
                let index = rows.len();
                let builtin = Entry {
                    name,
                    library: options.library.as_deref().unwrap_or(library),
                    documentation: &documentation,
                    function,
                    options: &options,
                    signature: &signature,
                    index,
                };
                entries.push(builtin.function());
                rows.push(builtin.row());
            }
        }
        kept.push(item);
    }
    let count = rows.len();
    Ok(quote! {
        #(#attrs)* #vis mod #ident {
            #(#kept)*
            #(#entries)*
            /// The procedures of this module, in the order of the source.
            pub static TABLE: [::interp::builtins::Builtin; #count] = [#(#rows),*];
        }
    })
}

struct Entry<'a> {
    name: &'a str,
    library: &'a str,
    documentation: &'a str,
    function: &'a ItemFn,
    options: &'a Options,
    signature: &'a Signature,
    index: usize,
}

impl Entry<'_> {
    fn entry_name(&self) -> Ident {
        format_ident!("entry_{}_{}", self.function.sig.ident, self.index)
    }

    /// Least and, without a rest parameter, greatest number of arguments.
    fn arity(&self) -> (usize, Option<usize>) {
        let parameters = &self.signature.parameters;
        let least = parameters.iter().filter(|p| matches!(p.shape, Shape::Required(_))).count();
        let rest = parameters.iter().any(|p| matches!(p.shape, Shape::Rest(_)));
        (least, (!rest).then_some(parameters.len()))
    }

    /// What the virtual machine calls: checks the number of arguments, converts each, calls.
    fn function(&self) -> TokenStream {
        let entry = self.entry_name();
        let index = self.index;
        let callee = &self.function.sig.ident;
        let (least, greatest) = self.arity();
        let wrong_count = match (least, greatest) {
            (least, Some(greatest)) if least == greatest => quote!(args.len() != #least),
            (0, Some(greatest)) => quote!(args.len() > #greatest),
            (least, Some(greatest)) => quote!(args.len() < #least || args.len() > #greatest),
            (0, None) => quote!(false),
            (least, None) => quote!(args.len() < #least),
        };
        let parameters = &self.signature.parameters;
        let values: Vec<Ident> =
            (0..parameters.len()).map(|i| Ident::new(&format!("argument_{i}"), Span::call_site())).collect();
        let conversions = parameters.iter().zip(&values).enumerate().map(|(i, (p, v))| convert(p, v, i));
        let context = self.signature.takes_context.then(|| quote!(cx,));
        let finish = self.options.long.then(|| quote!(let outcome = cx.finish_slice(outcome);));
        let is_refused = |effect: &Ident| effect == "Io" || effect == "Blocks";
        let is_refused = self.options.shared || self.options.effect.as_ref().is_some_and(is_refused);
        let check = (is_refused && !self.options.inside).then(|| quote!(cx.check_transaction()?;));
        let result = Ident::new("result", Span::call_site());
        quote! {
            fn #entry(
                cx: &mut ::interp::vm::primitive::Cx<'_>,
                args: &mut [::interp::Value],
            ) -> ::interp::vm::primitive::Outcome {
                cx.builtin = &TABLE[#index];
                if #wrong_count {
                    return Err(cx.wrong_count(args.len()));
                }
                #check
                #(#conversions)*
                let #result = #callee(#context #(#values),*);
                let outcome = ::interp::value::IntoOutcome::into_outcome(#result, cx);
                #finish
                outcome
            }
        }
    }

    fn row(&self) -> TokenStream {
        let Entry { name, library, documentation, .. } = self;
        let entry = self.entry_name();
        let (least, greatest) = self.arity();
        let greatest = match greatest {
            Some(count) => quote!(Some(#count)),
            None => quote!(None),
        };
        let rest = self.signature.parameters.iter().any(|p| matches!(p.shape, Shape::Rest(_)));
        let parameters = self.signature.parameters.iter().map(parameter);
        let effect = self.options.effect.clone().unwrap_or_else(|| Ident::new("Pure", Span::call_site()));
        let line = quote_spanned!(self.function.sig.ident.span()=> ::core::line!());
        let long = self.options.long;
        let shared = self.options.shared;
        // One that begins with `%` works for the library's procedure without the mark.
        let shown = self.options.shown.as_deref().unwrap_or(name.strip_prefix('%').unwrap_or(name));
        quote! {
            ::interp::builtins::Builtin {
                name: #name,
                shown: #shown,
                library: #library,
                doc: #documentation,
                params: &[#(#parameters),*],
                rest: #rest,
                min_args: #least,
                max_args: #greatest,
                effect: ::interp::builtins::Effect::#effect,
                long: #long,
                shared: #shared,
                function: #entry,
                file: ::core::file!(),
                line: #line,
            }
        }
    }
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    let (ty, optional) = match &parameter.shape {
        Shape::Required(ty) => (ty, false),
        Shape::Optional(ty) | Shape::Rest(ty) => (ty, true),
    };
    quote!(::interp::builtins::Param {
        name: #name,
        wanted: <#ty as ::interp::value::FromValue>::WANTED,
        accepts: <#ty as ::interp::value::FromValue>::accepts,
        optional: #optional,
    })
}

fn convert(parameter: &Parameter, value: &Ident, index: usize) -> TokenStream {
    match &parameter.shape {
        Shape::Required(ty) => {
            quote_spanned! {ty.span()=>
                let Some(#value) = <#ty as ::interp::value::FromValue>::from_value(args[#index]) else {
                    return Err(cx.refuse(#index, <#ty as ::interp::value::FromValue>::WANTED, args));
                };
            }
        }
        Shape::Optional(ty) => {
            quote_spanned! {ty.span()=>
                let #value = match args.get(#index) {
                    None | Some(&::interp::Value::DEFAULT) => None,
                    Some(&given) => match <#ty as ::interp::value::FromValue>::from_value(given) {
                        Some(converted) => Some(converted),
                        None => {
                            return Err(cx.wrong_type(#index, <#ty as ::interp::value::FromValue>::WANTED, given));
                        }
                    },
                };
            }
        }
        Shape::Rest(ty) => {
            quote_spanned! {ty.span()=>
                let #value: ::interp::value::Rest<'_, #ty> = ::interp::value::Rest::new(cx, args, #index)?;
            }
        }
    }
}
