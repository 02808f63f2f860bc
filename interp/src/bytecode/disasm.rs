//! Bytecode as text, for golden files and the curious.

use super::proto::{Constant, Proto};
use super::*;
use std::fmt::Write;

/// A listing of a procedure and the procedures inside it.
pub fn listing(proto: &Proto) -> String {
    let mut text = String::new();
    list(proto, &mut text);
    text
}

fn list(proto: &Proto, out: &mut String) {
    let name = proto.name.map_or("lambda", |name| name.as_str());
    let _ = writeln!(out, "{name}: {} free", proto.free);
    let mut at = 0;
    while at < proto.words.len() {
        let word = proto.words[at];
        let next = at + 1 + trail_words(word);
        let _ = writeln!(out, "  {at:4} {}", instruction(&proto.words, at, next));
        at = next;
    }
    for constant in &proto.constants {
        if let Constant::Code(inner) | Constant::Procedure(inner) = constant {
            list(inner, out);
        }
    }
}

fn instruction(words: &[u64], at: usize, next: usize) -> String {
    let word = words[at];
    let shape = Op::of(word).shape();
    let mut text = format!("{:16}", shape.name);
    if x(word) != 0 {
        let _ = write!(text, " x{}", x(word));
    }
    let _ = write!(text, " {}", a(word));
    match shape.imm {
        Imm::None => {
            let _ = write!(text, " {} {}", b(word), c(word));
        }
        Imm::Over => {
            let _ = write!(text, " over {}", imm(word));
        }
        Imm::Jump | Imm::Branch => {
            if shape.imm == Imm::Branch {
                let _ = write!(text, " {}", b(word));
            }
        }
        Imm::Global => {
            let _ = write!(text, " global {}", imm(word));
        }
        Imm::Const => {
            let _ = write!(text, " constant {}", imm(word));
        }
        Imm::Int | Imm::Word => {
            let _ = write!(text, " {}", imm(word));
        }
        Imm::SmallInt => {
            let _ = write!(text, " {} {}", b(word), c_signed(word));
        }
        Imm::SmallIntBranch => {
            let _ = write!(text, " {}", b_signed(word));
        }
    }
    if let Some(target) = liveness::jump_target(word, next) {
        let _ = write!(text, " -> {target}");
    }
    match shape.trail {
        Trail::Return => {
            let _ = write!(text, " dst {} live {:#x}", words[next - 1] >> 16, words[next - 2]);
        }
        Trail::Mask => {
            let _ = write!(text, " live {:#x}", words[next - 1]);
        }
        Trail::Captures => {
            for (index, free) in liveness::captures(words, at) {
                let _ = write!(text, " {}{index}", if free { "free " } else { "slot " });
            }
        }
        Trail::None | Trail::Site => {}
    }
    text
}
