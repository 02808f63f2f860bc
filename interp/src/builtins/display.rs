//! Showing something else than text: formatted text, pictures, data. In a notebook it appears below the cell, on a
//! terminal its plain text does.

use super::options::Options;
use crate::Value;
use crate::heap::{Foreign, foreign_of};
use crate::machine::{Content, Place, Shown, shown_value};
use crate::printer::value::brief;
use crate::value::{Bytes, FromValue, Rest, Text};
use crate::vm::primitive::{Cx, Exit};
use macros::builtins;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

pub use table::TABLE;

#[builtins(library = "lambdust")]
mod table {
    use super::*;

    /// Shows a value below the cell as the cell's own value is shown: a chart as a picture, data laid out. On a terminal
    /// it is its text. `#:on` is a display, whose content it replaces.
    ///
    /// `(show '(1 "two")) ; prints (1 "two")`
    #[builtin("show", effect = Io)]
    fn show_value(cx: &mut Cx<'_>, value: Value, options: Rest<'_, Value>) -> Result<(), Exit> {
        let Some((shared, _)) = cx.world.surroundings() else { return Ok(()) };
        let shown = shown_value(shared, cx.heap, value, cx.world.client().columns());
        show(cx, shown, 1, options)
    }

    /// Shows a text of HTML below the cell. `#:text` is what a terminal shows instead (usually the text without its
    /// tags); `#:on` a display, whose content it replaces.
    ///
    /// `(display-html "<b>5</b> &lt; 6") ; prints 5 < 6`
    #[builtin("display-html", effect = Io)]
    fn display_html(cx: &mut Cx<'_>, html: Text, options: Rest<'_, Value>) -> Result<(), Exit> {
        let html = html.to_rust();
        let plain = without_tags(&html);
        show(cx, Shown::new("text/html", Content::Text(html), plain), 1, options)
    }

    /// Shows a picture, a text of SVG, below the cell. `#:text` is what a terminal shows instead; `#:on` a display,
    /// whose content it replaces.
    ///
    /// `(display-svg "<svg xmlns='http://www.w3.org/2000/svg'/>" #:text "an empty picture") ; prints an empty picture`
    #[builtin("display-svg", effect = Io)]
    fn display_svg(cx: &mut Cx<'_>, svg: Text, options: Rest<'_, Value>) -> Result<(), Exit> {
        let shown = Shown::new("image/svg+xml", Content::Text(svg.to_rust()), "[SVG picture]".to_owned());
        show(cx, shown, 1, options)
    }

    /// Shows a text of Markdown below the cell. `#:on` is a display, whose content it replaces.
    ///
    /// `(display-markdown "a *word*") ; prints a *word*`
    #[builtin("display-markdown", effect = Io)]
    fn display_markdown(cx: &mut Cx<'_>, markdown: Text, options: Rest<'_, Value>) -> Result<(), Exit> {
        let markdown = markdown.to_rust();
        show(cx, Shown::new("text/markdown", Content::Text(markdown.clone()), markdown), 1, options)
    }

    /// Shows a formula, a text of LaTeX, below the cell; the dollar signs around it may be left out. `#:on` is a
    /// display, whose content it replaces.
    ///
    /// `(display-latex "e^{i\\pi} = -1") ; prints e^{i\pi} = -1`
    #[builtin("display-latex", effect = Io)]
    fn display_latex(cx: &mut Cx<'_>, formula: Text, options: Rest<'_, Value>) -> Result<(), Exit> {
        let formula = formula.to_rust();
        let is_marked = formula.contains('$') || formula.contains("\\begin") || formula.contains("\\[");
        let marked = if is_marked { formula.clone() } else { format!("$${formula}$$") };
        show(cx, Shown::new("text/latex", Content::Text(marked), formula), 1, options)
    }

    /// Shows a picture, the bytes of a PNG, JPEG, GIF, BMP or WebP file, below the cell. `#:text` is what a terminal
    /// shows instead; `#:on` a display, whose content it replaces.
    ///
    /// `(display-image (bytevector #x47 #x49 #x46 #x38)) ; prints [GIF picture, 4 bytes]`
    #[builtin("display-image", effect = Io)]
    fn display_image(cx: &mut Cx<'_>, bytes: Bytes, options: Rest<'_, Value>) -> Result<(), Exit> {
        let contents = bytes.read(0, bytes.len());
        let Some((name, media_type)) = picture_type(&contents) else {
            let got = brief(cx.heap, Value::from(bytes));
            let text =
                format!("wanted the bytes of a PNG, JPEG, GIF, BMP or WebP picture as argument 1, got {got}");
            let hint = "(display-svg text) shows SVG; a file's bytes come from `open-binary-input-file`";
            return Err(cx.failure("type-error", text).hint(hint).into());
        };
        let plain = format!("[{name} picture, {} bytes]", contents.len());
        show(cx, Shown::new(media_type, Content::Bytes(contents), plain), 1, options)
    }

    /// Shows content of any media type below the cell: a string, or a bytevector for types that are not text.
    /// `#:text` is what a terminal shows instead; `#:on` a display, whose content it replaces.
    ///
    /// `(display-mime "text/html" "<b>bold</b>" #:text "bold") ; prints bold`
    #[builtin("display-mime", effect = Io)]
    fn display_mime(
        cx: &mut Cx<'_>,
        media_type: Text,
        content: Value,
        options: Rest<'_, Value>,
    ) -> Result<(), Exit> {
        let media_type = media_type.to_rust();
        if !media_type.contains('/') {
            let text = format!("wanted a media type such as \"text/html\" as argument 1, got {media_type:?}");
            return Err(cx.failure("type-error", text).into());
        }
        let is_json = media_type.ends_with("/json") || media_type.ends_with("+json");
        let content = match (Text::string_of(content), Bytes::from_value(content)) {
            (Some(text), _) if is_json => Content::Json(text),
            (Some(text), _) => Content::Text(text),
            (None, Some(bytes)) => Content::Bytes(bytes.read(0, bytes.len())),
            (None, None) => return Err(cx.wrong_type(1, "a string or bytevector", content)),
        };
        let plain = format!("[{media_type}]");
        show(cx, Shown::new(&media_type, content, plain), 2, options)
    }

    /// A display: a place below the cell that first shows something there, whose content can then be replaced, also
    /// from other cells and threads.
    ///
    /// `(display-html "one" #:on (make-display)) ; prints one`
    #[builtin("make-display", effect = Writes)]
    fn make_display(cx: &mut Cx<'_>) -> Value {
        let display = Arc::new(Display::new(cx));
        cx.heap.foreign(display)
    }

    /// Whether the value is a display.
    ///
    /// `(display? (make-display)) ; => #t`
    #[builtin("display?")]
    fn is_display(value: Value) -> bool {
        foreign_of::<Display>(&value).is_some()
    }
}

/// A place whose content can be replaced.
pub(super) struct Display {
    number: u64,
    is_open: AtomicBool,
}

impl Display {
    pub(super) fn new(cx: &Cx<'_>) -> Display {
        Display { number: cx.world.serial(), is_open: AtomicBool::new(false) }
    }

    /// Where its next content goes.
    pub(super) fn place(&self) -> Place {
        match self.is_open.swap(true, Relaxed) {
            false => Place::Opens(self.number),
            true => Place::Replaces(self.number),
        }
    }
}

impl Foreign for Display {
    fn trace(&self, _visit: &mut dyn FnMut(&AtomicU64)) {}

    fn type_name(&self) -> &'static str {
        "display"
    }

    fn label(&self) -> String {
        format!("display {}", self.number)
    }
}

/// Shows it where the options, which begin at that position, say.
pub(super) fn show(
    cx: &mut Cx<'_>,
    mut shown: Shown,
    position: usize,
    options: Rest<'_, Value>,
) -> Result<(), Exit> {
    let options = Options::read(cx, options.values(), position, ["text", "on"])?;
    if let Some(text) = options.get(0) {
        shown.plain = Text::string_of(text).ok_or_else(|| wrong_option(cx, "a string as #:text", text))?;
    }
    if let Some(display) = options.get(1) {
        let found = foreign_of::<Display>(&display);
        let display =
            found.ok_or_else(|| wrong_option(cx, "a display (of `make-display`) as #:on", display))?;
        shown.place = display.place();
    }
    cx.world.client().show(shown);
    Ok(())
}

fn wrong_option(cx: &Cx<'_>, wanted: &str, got: Value) -> Exit {
    let text = format!("wanted {wanted}, got {}", brief(cx.heap, got));
    cx.failure("type-error", text).irritant(got).into()
}

/// Name and media type of a picture, by its first bytes.
fn picture_type(contents: &[u8]) -> Option<(&'static str, &'static str)> {
    match contents {
        [0x89, b'P', b'N', b'G', ..] => Some(("PNG", "image/png")),
        [0xff, 0xd8, 0xff, ..] => Some(("JPEG", "image/jpeg")),
        [b'G', b'I', b'F', b'8', ..] => Some(("GIF", "image/gif")),
        [b'B', b'M', ..] => Some(("BMP", "image/bmp")),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(("WebP", "image/webp")),
        _ => None,
    }
}

/// What is left of HTML on a terminal: its text. Breaks and the ends of blocks and rows become line breaks.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        // A tag that nothing closes is none of the text.
        let end = rest[start..].find('>').unwrap_or(rest.len() - start - 1);
        let tag = rest[start + 1..start + end].trim_start_matches('/').to_ascii_lowercase();
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match name {
            "br" | "p" | "div" | "tr" | "li" | "h1" | "h2" | "h3" | "table" | "ul" | "ol"
                if !text.is_empty() && !text.ends_with('\n') =>
            {
                text.push('\n');
            }
            "td" | "th" if !text.is_empty() && !text.ends_with(['\n', '\t']) => text.push('\t'),
            _ => {}
        }
        rest = &rest[start + end + 1..];
    }
    text.push_str(rest);
    let entities =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    let text = entities.iter().fold(text, |text, (entity, character)| text.replace(entity, character));
    let text = text.trim();
    if text.is_empty() { "[HTML]".to_owned() } else { text.to_owned() }
}
