use std::time::{Duration, Instant};

use oxrdf::Quad;
use oxttl::NQuadsParser;
use serde_json::Value;

use super::*;
use crate::canonical::CanonicalError;
use crate::canonical::general::canonicalize_quads;

fn quads(text: &str) -> Vec<Quad> {
    NQuadsParser::new().for_slice(text).map(|quad| quad.unwrap()).collect()
}

#[test]
fn the_standards_own_test_suite_passes() {
    let suite: Vec<Value> = serde_json::from_str(include_str!("../../../tests/vectors/rdfc10.json")).unwrap();
    for test in &suite {
        let result = canonicalize_quads(&quads(test["input"].as_str().unwrap()));
        let result = result.map(|bytes| String::from_utf8(bytes).unwrap());

        let expected = test["canonical"].as_str().map(str::to_owned).ok_or(CanonicalError::TooComplex);
        assert_eq!(result, expected, "{}", test["name"]);
    }
    assert_eq!(suite.len(), 64);
}

/// Statements that make a tree in which all nodes of one level look alike.
fn tree(levels: u32, width: usize) -> Vec<Statement<'static>> {
    let mut statements = Vec::new();
    let mut above = vec![0];
    for _ in 0..levels {
        let mut below = Vec::new();
        for parent in above {
            for _ in 0..width {
                let child = statements.len() + 1;
                let object = Object::Node(Node::Blank(child));
                statements.push(Statement { subject: Node::Blank(parent), predicate: "urn:p", object, graph: None });
                below.push(child);
            }
        }
        above = below;
    }
    statements
}

#[test]
fn what_would_take_forever_is_given_up_soon() {
    let mut refused = 0;
    for levels in 1..10 {
        for width in 1..12_usize {
            if width.pow(levels) > 4_000 {
                continue;
            }
            let statements = tree(levels, width);
            let start = Instant::now();

            let result = canonicalize(statements);

            // Far above what the work takes, far below what it would take without a limit.
            assert!(start.elapsed() < Duration::from_secs(5), "{levels} levels of {width}");
            refused += usize::from(result.is_err());
        }
    }
    assert!(refused > 10, "only {refused} were refused");
}

#[test]
fn a_long_chain_of_nodes_does_not_exhaust_the_stack() {
    let link = |from: usize, to: usize| Statement {
        subject: Node::Blank(from),
        predicate: "urn:p",
        object: Object::Node(Node::Blank(to)),
        graph: None,
    };
    let ring: Vec<_> = (0..5_000).map(|at| link(at, (at + 1) % 5_000)).collect();

    assert_eq!(canonicalize(ring), Err(TooComplex));
}

#[test]
fn labels_do_not_depend_on_the_callers_numbers() {
    let make = |number: fn(usize) -> usize| {
        let mut statements = tree(3, 2);
        for statement in &mut statements {
            let renumber = |node: Node<'static>| match node {
                Node::Blank(blank) => Node::Blank(number(blank)),
                named => named,
            };
            statement.subject = renumber(statement.subject);
            if let Object::Node(node) = statement.object {
                statement.object = Object::Node(renumber(node));
            }
        }
        canonicalize(statements)
    };

    assert!(make(|blank| blank).is_ok());
    assert_eq!(make(|blank| blank), make(|blank| 20 - blank));
    assert_eq!(make(|blank| blank), make(|blank| blank * 7 % 31));
}
