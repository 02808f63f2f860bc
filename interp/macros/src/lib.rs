//! The attribute that makes a Rust function a Scheme procedure. The function stays ordinary Rust;
//! everything else about the procedure — its name, arity, documentation, argument conversion, error
//! text and place in the table — is derived here and stated nowhere else.
//!
//! The macro only reads signatures; it never looks at what a body does.

mod generate;
mod signature;

use proc_macro::TokenStream;

/// Turns each `#[builtin("name")]` function of an inline module into an entry of `TABLE`.
///
/// `library = "scheme base"` on the module names the home of its procedures. On a function, the
/// names come first (several make aliases), then any of `effect = Reads` (default `Pure`),
/// `library = "…"`, `shown = "…"` for what messages call it (else its name, without a `%` in front), `long` for a procedure that works in slices and may return `Again`, and `shared` for one in
/// which fibers meet though none waits, so that the simulator lets another come before it. What waits, does
/// input or output, or is shared is refused inside of a transaction, unless it says `inside`.
#[proc_macro_attribute]
pub fn builtins(attribute: TokenStream, item: TokenStream) -> TokenStream {
    let library = match signature::module_library(attribute.into()) {
        Ok(library) => library,
        Err(error) => return error.into_compile_error().into(),
    };
    let module = syn::parse_macro_input!(item as syn::ItemMod);
    generate::module(&library, module).unwrap_or_else(syn::Error::into_compile_error).into()
}
