//! Every Scheme block of the documents at the root is run, and gives what the text says.

use std::fs;
use std::time::Duration;

use notebooks::{Jupyter, repository, run, scratch};

const LIMIT: Duration = Duration::from_secs(300);

#[test]
fn the_scheme_of_the_documents_gives_what_they_say() {
    let entries = fs::read_dir(repository()).expect("the repository is readable");
    let paths = entries.map(|entry| entry.expect("the repository is readable").path());
    let documents: Vec<_> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "md")).collect();
    assert!(documents.iter().any(|document| document.ends_with("README.md")), "there is a README.md");
    let mut check = Jupyter::shared().client(&scratch("documents"), "documents.py");
    run(check.args(documents), LIMIT).expect_success();
}

#[test]
fn a_result_that_is_not_as_written_is_noticed() {
    let scratch = scratch("documents-wrong");
    let document = scratch.join("wrong.md");
    let text = "```scheme\n(define x 40)\n(+ x 2) ; => 42\n(display x) ; prints 41\n(car 5) ; error: car … pair\n\
                (list 1 2)\n; => (1 2)\n(car x)\n```\n";
    fs::write(&document, text).expect("the scratch folder is writable");
    let mut check = Jupyter::shared().client(&scratch, "documents.py");
    let ended = run(check.arg(&document), LIMIT);
    assert_eq!(ended.status.and_then(|status| status.code()), Some(1), "{}", ended.report());
    let wrong: Vec<_> =
        ended.stdout.lines().filter_map(|line| line.split_once("wrong.md:")).map(|(_, told)| told).collect();
    assert!(wrong[0].starts_with(" 5 pieces"), "{}", ended.report());
    assert!(wrong[1].starts_with("4: should print ['41'], printed '40'"), "{}", ended.report());
    assert!(wrong[2].starts_with("8: failed: "), "{}", ended.report());
}
