//! SVG: a document that carries its own style, title and description, around shapes that a drawing
//! backend for plotters writes with the class of their role and no colour.
//!
//! It has no background, so the page shows through, and no id that the caller's prefix does not make
//! its own.

mod backend;
mod path;

use std::fmt::{self, Write};

pub(crate) use backend::{Backend, Sheet};

use crate::font;
use crate::theme::{self, Role};

/// What a document says of its drawing.
pub(crate) struct Head<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
    pub(crate) size: (u32, u32),
}

/// A document around what was drawn on a sheet.
pub(crate) fn document(head: &Head<'_>, sheet: &Sheet) -> String {
    let (width, height) = head.size;
    let (title, description, id) = (Escaped(head.title), Escaped(head.description), Name(head.id));
    let (style, size) = (theme::style(&sheet.roles()), font::SIZE);
    let (hatches, shapes) = (Hatches(head.id, sheet.hatched()), sheet.shapes());
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lx\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" font-size=\"{size}\" role=\"img\" aria-label=\"{title}\" \
         aria-describedby=\"{id}-desc\">\n<title id=\"{id}-title\">{title}</title>\n\
         <desc id=\"{id}-desc\">{description}</desc>\n<style>\n{style}</style>\n{hatches}{shapes}</svg>\n"
    )
}

/// How wide a hatch is until it repeats.
pub(crate) const HATCH: u32 = 6;

/// The patterns of areas that are hatched.
struct Hatches<'a>(&'a str, Vec<Role>);

impl fmt::Display for Hatches<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Hatches(id, roles) = self;
        for role in roles {
            let (name, class) = (hatch_id(id, *role), role.class());
            writeln!(
                f,
                "<pattern id=\"{name}\" class=\"{class}\" width=\"{HATCH}\" height=\"{HATCH}\" \
                 patternUnits=\"userSpaceOnUse\"><rect width=\"{HATCH}\" height=\"{HATCH}\" \
                 fill=\"currentColor\" opacity=\"0.3\"/><path d=\"M-1,1l2-2M0,6l6-6M5,7l2-2\" \
                 stroke=\"currentColor\" stroke-width=\"1.5\"/></pattern>"
            )?;
        }
        Ok(())
    }
}

/// The id of the hatch of a role.
fn hatch_id(id: &str, role: Role) -> String {
    format!("{}-{}", Name(id), role.class())
}

/// Text as XML writes it, in content and in attributes.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                _ => f.write_char(character)?,
            }
        }
        Ok(())
    }
}

/// A prefix of ids, of characters that an id may have everywhere, and not too many.
struct Name<'a>(&'a str);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("lx-")?;
        for character in self.0.chars().take(64) {
            f.write_char(if character.is_ascii_alphanumeric() || character == '-' {
                character
            } else {
                '_'
            })?;
        }
        Ok(())
    }
}

fn add(text: &mut String, more: fmt::Arguments<'_>) {
    text.write_fmt(more).expect("writing to a string does not fail");
}

#[cfg(test)]
mod tests;
