//! A card: what there is to know about a run in sentences, each with what it is about and whether it is
//! something to look into.

use plotters::prelude::DrawingBackend;

use super::pen::{Lettering, Pen};
use crate::font;
use crate::label;
use crate::mime::{Form, HTML, MimeBundle, PLAIN};
use crate::picture::{Area, Failure, GAP, Picture, TITLE_HEIGHT, WIDTH};
use crate::svg::Escaped;
use crate::theme::Role;

/// A line of text.
const LINE: u32 = 20;
/// Columns of what a fact is about.
const ABOUT: usize = 18;
/// Columns of a line of a sentence.
const WORDS: usize = 72;

/// Facts about a run.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Card {
    /// What it is about.
    pub title: String,
    /// What matters most.
    pub sentence: String,
    /// In the order they are to be read.
    pub facts: Vec<Fact>,
}

/// One fact.
#[derive(Clone, PartialEq, Debug)]
pub struct Fact {
    /// What it is about: `Workers`.
    pub about: String,
    /// The fact in a sentence.
    pub words: String,
    /// Whether it is something to look into.
    pub is_notable: bool,
}

impl Fact {
    /// The sentence as it may be shown, in lines.
    fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in label::fitted(&self.words, label::SENTENCE_COLUMNS).split(' ') {
            match lines.last_mut() {
                Some(line) if label::columns(line) + 1 + label::columns(word) <= WORDS => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(label::fitted(word, WORDS)),
            }
        }
        lines
    }

    fn about(&self) -> String {
        label::fitted(&self.about, ABOUT)
    }

    fn mark(&self) -> &'static str {
        if self.is_notable { "▲" } else { " " }
    }
}

impl Picture for Card {
    fn title(&self) -> String {
        self.title.clone()
    }

    fn sentence(&self) -> String {
        self.sentence.clone()
    }

    fn size(&self) -> (u32, u32) {
        let lines: usize = self.facts.iter().map(|fact| fact.lines().len()).sum();
        (WIDTH, TITLE_HEIGHT + lines.max(1) as u32 * LINE + GAP)
    }

    fn draw<DB: DrawingBackend>(&self, area: &Area<DB>) -> Result<(), Failure<DB>> {
        let pen = Pen(area);
        let words = (6 * GAP + font::width("x", font::SIZE) * ABOUT as u32) as i32;
        let mut y = (TITLE_HEIGHT + LINE / 2) as i32;
        if self.facts.is_empty() {
            return pen.text("no data", (GAP as i32, y), Lettering::LEFT);
        }
        for fact in &self.facts {
            pen.text(&fact.about(), (GAP as i32, y), Lettering::LEFT.role(Role::Muted))?;
            if fact.is_notable {
                pen.text("▲", (words - 3 * GAP as i32, y), Lettering::LEFT.role(Role::Bad))?;
            }
            for line in fact.lines() {
                pen.text(&line, (words, y), Lettering::LEFT)?;
                y += LINE as i32;
            }
        }
        Ok(())
    }

    fn text(&self) -> String {
        let mut lines = Vec::new();
        for fact in &self.facts {
            let about = fact.about();
            let padding = " ".repeat(ABOUT - label::columns(&about));
            for (number, line) in fact.lines().into_iter().enumerate() {
                let head = if number == 0 {
                    format!("{} {about}{padding}", fact.mark())
                } else {
                    " ".repeat(ABOUT + 2)
                };
                lines.push(format!("{head} {line}"));
            }
        }
        lines.join("\n")
    }
}

/// The card as a table, which every page shows, and as text.
#[must_use]
pub fn table(card: &Card) -> MimeBundle {
    let fitted = |text: &str, room| label::fitted(text, room);
    let rows: String = card
        .facts
        .iter()
        .map(|fact| {
            let words = fitted(&fact.words, label::SENTENCE_COLUMNS);
            format!(
                "<tr><td>{}</td><th style=\"text-align:left\">{}</th><td style=\"text-align:left\">{}</td></tr>\n",
                fact.mark().trim(),
                Escaped(&fact.about()),
                Escaped(&words)
            )
        })
        .collect();
    let (title, sentence) =
        (fitted(&card.title, label::TITLE_COLUMNS), fitted(&card.sentence, label::SENTENCE_COLUMNS));
    let html = format!(
        "<table>\n<caption style=\"text-align:left\"><b>{}</b> {}</caption>\n{rows}</table>\n",
        Escaped(&title),
        Escaped(&sentence)
    );
    let body = card.text();
    let parts = [&title, &body, &sentence].into_iter().filter(|part| !part.is_empty());
    let plain: String = parts.flat_map(|part| [part.as_str(), "\n"]).collect();
    MimeBundle::new([(HTML, Form::Text(html)), (PLAIN, Form::Text(plain))])
}
