//! Links between the files of the repository lead somewhere, and notebooks are fit to be kept.

use std::path::Path;

use serde_json::Value;

use super::{expect_none, files, name, read};

#[test]
fn relative_links_lead_somewhere() {
    let mut broken = Vec::new();
    for path in files("md") {
        let folder = path.parent().expect("a file is in a folder");
        for link in links(&read(&path)) {
            let file = link.split('#').next().unwrap_or_default();
            let outside = link.contains("://") || link.starts_with("mailto:");
            if !outside && !file.is_empty() && !folder.join(file).exists() {
                broken.push(format!("{}: {link}", name(&path)));
            }
        }
    }
    expect_none("links that lead nowhere", broken);
}

/// The targets of the links and pictures of a Markdown text, code left out.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        // what stands between single backquotes is code as well
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("``");
        for (opening, closing) in [("](", ')'), ("src=\"", '"'), ("href=\"", '"')] {
            let targets = prose.split(opening).skip(1).filter_map(|rest| rest.split(closing).next());
            found.extend(targets.filter_map(|target| target.split_whitespace().next()).map(str::to_owned));
        }
    }
    found
}

#[test]
fn links_are_found_outside_code() {
    let text =
        "[a](one.md) ![p](two.png \"title\") `[x](no.md)`\n```\n[b](no.md)\n```\n<img src=\"three.svg\">";
    assert_eq!(links(text), ["one.md", "two.png", "three.svg"]);
}

#[test]
fn notebooks_name_the_kernel_and_each_of_their_cells() {
    let mut broken = Vec::new();
    for path in notebooks::all() {
        let notebook: Value = serde_json::from_str(&read(&path)).unwrap_or_default();
        broken.extend(problems(&notebook).into_iter().map(|problem| format!("{}: {problem}", name(&path))));
        if !Path::new(&name(&path))
            .file_name()
            .is_some_and(|file| file.to_string_lossy().starts_with(|c: char| c.is_ascii_digit()))
        {
            broken.push(format!("{}: its name does not begin with the number of its lesson", name(&path)));
        }
    }
    expect_none("notebooks not fit to be kept", broken);
}

fn problems(notebook: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if notebook["nbformat"] != 4 || notebook["nbformat_minor"].as_u64().is_none_or(|minor| minor < 5) {
        found.push("older than format 4.5, whose cells have names".to_owned());
    }
    if notebook["metadata"]["kernelspec"]["name"] != "lambdust" {
        found.push("its kernel is not lambdust".to_owned());
    }
    let mut expected_count = 0;
    let mut ids = std::collections::HashSet::new();
    for (number, cell) in notebook["cells"].as_array().into_iter().flatten().enumerate() {
        match cell["id"].as_str() {
            Some(id) if ids.insert(id.to_owned()) => {}
            _ => found.push(format!("cell {number} has no name of its own")),
        }
        if cell["cell_type"] == "code" {
            expected_count += 1;
            if cell["execution_count"] != expected_count {
                found.push(format!("cell {number} was not run in order"));
            }
        }
    }
    found
}
